#!/usr/bin/env bash
# build-packages.sh VERSION: builds for Linux and Windows on a Linux machine and
# packs what people install, in dist/out: NSIS installer, deb, rpm, Arch package,
# AppImage, tar ball, SHA256SUMS. Two runs of one commit give the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
export VERSION=$1
APP=lontar ID=id.lontar.Lontar L=packaging/linux
# before any tool is run for SOURCE_DATE_EPOCH: one time stamp for everything
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1767225600)}
OUT=dist/out; rm -rf "$OUT"; mkdir -p "$OUT"

FLAGS=(-trimpath -buildvcs=false -tags release,migrated_fynedo)
go build "${FLAGS[@]}" -ldflags "-s -w -buildid= -X main.version=$VERSION" -o "dist/$APP" .
# The icon, the version and the high-DPI manifest are linked in from a .syso beside main.go.
go run github.com/tc-hib/go-winres@v0.3.3 make --in packaging/windows/winres.json --arch amd64 \
  --product-version "$VERSION.0" --file-version "$VERSION.0"
GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc \
  go build "${FLAGS[@]}" -ldflags "-s -w -buildid= -H=windowsgui -X main.version=$VERSION" -o "dist/$APP.exe" .
rm -f rsrc_windows_*.syso

desktop-file-validate "$L/$ID.desktop"
appstreamcli validate --no-net "$L/$ID.metainfo.xml"

# Windows: sign (when a key is given), then the 64-bit NSIS installer, then sign that
sign() { [ -n "${WIN_P12:-}" ] || return 0; osslsigncode sign -pkcs12 "$WIN_P12" -readpass "$WIN_P12_PASSFILE" -h sha256 ${WIN_TS:+-ts "$WIN_TS"} -n "$APP" -in "$1" -out "$1.signed"; mv "$1.signed" "$1"; }
sign "dist/$APP.exe"
makensis -V2 -DTARGET=amd64-unicode -DVERSION="$VERSION" -DEXE="$PWD/dist/$APP.exe" -DICON="$PWD/packaging/windows/app.ico" \
  -DLICENSE="$PWD/packaging/copyright" -DOUT="$PWD/$OUT/$APP-$VERSION-windows-x64-setup.exe" packaging/windows/installer.nsi
sign "$OUT/$APP-$VERSION-windows-x64-setup.exe"

# Linux: deb, rpm, Arch
for f in deb rpm archlinux; do
  go run github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.2 package -f "$L/nfpm.yaml" -p "$f" -t "$OUT/"
done

# AppImage with our own FUSE-less runtime
A=dist/AppDir; rm -rf "$A"; mkdir -p "$A/usr/bin" "$A/usr/share/applications" "$A/usr/share/metainfo" "$A/usr/share/icons/hicolor/256x256/apps"
install -m755 "dist/$APP" "$A/usr/bin/"
install -m644 "$L/$ID.desktop" "$A/usr/share/applications/"; ln -s "usr/share/applications/$ID.desktop" "$A/$ID.desktop"
install -m644 "$L/$ID.metainfo.xml" "$A/usr/share/metainfo/"
install -m644 "$L/icons/256.png" "$A/usr/share/icons/hicolor/256x256/apps/$ID.png"
install -m644 "$L/icons/256.png" "$A/$ID.png"; ln -s "$ID.png" "$A/.DirIcon"
printf '#!/bin/sh\nexec "$APPDIR/usr/bin/%s" "$@"\n' "$APP" > "$A/AppRun"; chmod 755 "$A/AppRun"
(cd packaging/appimage && CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -buildid=" -o ../../dist/runtime-x86_64 .)
# mksquashfs refuses -mkfs-time together with SOURCE_DATE_EPOCH
env -u SOURCE_DATE_EPOCH mksquashfs "$A" dist/app.sqfs -root-owned -noappend -comp zstd -Xcompression-level 19 \
  -mkfs-time "$SOURCE_DATE_EPOCH" -all-time "$SOURCE_DATE_EPOCH" -no-progress -quiet
I="$OUT/$APP-$VERSION-x86_64.AppImage"
cp dist/runtime-x86_64 "$I"; printf 'AI\002' | dd of="$I" bs=1 seek=8 conv=notrunc status=none
cat dist/app.sqfs >> "$I"; chmod 755 "$I"

# plain tar ball
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cJf "$OUT/$APP-$VERSION-linux-x64.tar.xz" -C dist "$APP"
(cd "$OUT" && sha256sum -- * | tee SHA256SUMS)
