#!/usr/bin/env bash
# setup.sh GROUP…: finds the system packages that a job still lacks, says which,
# and installs them through the package manager. Groups: build, window, packages.
# Debian and Ubuntu install by themselves; elsewhere it says what is needed.
set -euo pipefail

case "$(uname -s)" in
Darwin)
	xcode-select -p >/dev/null 2>&1 || { echo "Lontar needs Apple's command line tools: xcode-select --install" >&2; exit 1; }
	exit 0 ;;
Linux) ;;
*)
	command -v gcc >/dev/null || { echo "Lontar needs gcc; on Windows install MSYS2 and 'pacman -S mingw-w64-x86_64-gcc', see README.md" >&2; exit 1; }
	exit 0 ;;
esac

need=()
has_header() { echo "#include <$1>" | cc -E - >/dev/null 2>&1; }
command_from() { command -v "$1" >/dev/null 2>&1 || need+=("$2"); }

for group in "$@"; do
	case "$group" in
	build)
		if ! command -v cc >/dev/null 2>&1; then
			need+=(gcc libc6-dev pkg-config libgl1-mesa-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev
				libxi-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev)
			continue
		fi
		has_header stdlib.h || need+=(libc6-dev)
		command_from pkg-config pkg-config
		# GLFW compiles both its X11 and its Wayland part.
		for pair in GL/gl.h:libgl1-mesa-dev X11/Xlib.h:libx11-dev X11/Xcursor/Xcursor.h:libxcursor-dev \
			X11/extensions/Xrandr.h:libxrandr-dev X11/extensions/Xinerama.h:libxinerama-dev \
			X11/extensions/XInput2.h:libxi-dev X11/extensions/xf86vmode.h:libxxf86vm-dev \
			wayland-client-core.h:libwayland-dev xkbcommon/xkbcommon.h:libxkbcommon-dev; do
			has_header "${pair%%:*}" || need+=("${pair#*:}")
		done ;;
	window)
		command_from Xvfb xvfb
		command_from xdotool xdotool
		command_from xclip xclip
		# Software drawing: without Mesa's drivers Xvfb has no OpenGL.
		compgen -G '/usr/lib/*/dri/swrast_dri.so' >/dev/null || compgen -G '/usr/lib/*/libgallium*.so' >/dev/null ||
			need+=(libgl1-mesa-dri) ;;
	packages)
		command_from x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
		command_from makensis nsis
		command_from mksquashfs squashfs-tools
		command_from desktop-file-validate desktop-file-utils
		command_from appstreamcli appstream ;;
	*) echo "setup.sh: unknown group $group" >&2; exit 2 ;;
	esac
done

[ ${#need[@]} -gt 0 ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
	echo "Lontar needs the packages that Debian calls: ${need[*]}" >&2
	echo "Install their equivalents with your package manager and run this again (README.md lists Fedora's and Arch's)." >&2
	exit 1
fi
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
echo "Lontar installs these system packages: ${need[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null
