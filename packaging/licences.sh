#!/usr/bin/env bash
# licences.sh: writes packaging/copyright, the licence of every module linked
# into the program and of every shipped asset. Run it after a dependency changes.
# It stops when a module carries no licence file, or a GPL or AGPL one.
set -euo pipefail
cd "$(dirname "$0")/.."
out=packaging/copyright
{
	echo "Lontar"
	echo
	echo "The program contains the following modules and assets, each under its own licence."
	go list -deps -tags migrated_fynedo -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' . |
		sort -u | while read -r path version dir; do
		file=$(find "$dir" -maxdepth 1 -iname 'licen[sc]e*' -o -maxdepth 1 -iname 'copying*' | sort | head -n 1)
		[ -n "$file" ] || { echo "licences.sh: $path has no licence file" >&2; exit 1; }
		if grep -qE 'GNU (AFFERO )?GENERAL PUBLIC LICENSE' "$file" && ! grep -q 'LESSER' "$file"; then
			echo "licences.sh: $path is under a GPL" >&2
			exit 1
		fi
		printf '\n--------------------------------------------------------------------------------\n%s %s\n\n' "$path" "$version"
		cat "$file"
	done
	find assets -type f \( -iname '*licen[sc]e*' -o -ipath '*/licences/*' -o -iname 'NOTICE*' -o -iname 'OFL*' -o -iname 'DISCLAIMER*' \) | sort | while read -r file; do
		printf '\n--------------------------------------------------------------------------------\n%s\n\n' "$file"
		cat "$file"
	done
} >"$out.new"
mv "$out.new" "$out"
