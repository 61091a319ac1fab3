#!/usr/bin/env bash
# macos.sh VERSION: builds Lontar.app and a disk image on a Mac (arm64 and amd64 in
# one binary), signed and notarised when the identity is in the environment
# (IDENTITY, NOTARY_PROFILE), else signed ad hoc: the user then allows it once in
# System Settings, Privacy & Security.
set -euo pipefail
cd "$(dirname "$0")/.."
VERSION=$1
[ "$(uname -s)" = Darwin ] || { echo "macos.sh runs on macOS only: Apple's frameworks cannot be linked elsewhere" >&2; exit 1; }
export MACOSX_DEPLOYMENT_TARGET=12.0
mkdir -p dist/out
for arch in arm64 amd64; do
	CGO_ENABLED=1 GOARCH=$arch go build -trimpath -tags release,migrated_fynedo \
		-ldflags "-s -w -X main.version=$VERSION" -o "dist/lontar-$arch" .
done
lipo -create -output dist/lontar dist/lontar-arm64 dist/lontar-amd64
(cd dist && go run fyne.io/tools/cmd/fyne@v1.7.4 package --os darwin --executable lontar --name Lontar \
	--app-id id.lontar.Lontar --app-version "$VERSION" --icon ../Icon.png)
plist=dist/Lontar.app/Contents/Info.plist
plutil -replace LSMinimumSystemVersion -string 12.0 "$plist"
plutil -replace LSApplicationCategoryType -string public.app-category.productivity "$plist"
if [ -n "${IDENTITY:-}" ]; then
	codesign --force --options runtime --timestamp --sign "$IDENTITY" dist/Lontar.app
else
	codesign --force --sign - dist/Lontar.app
fi
dmg="dist/out/Lontar-$VERSION-macos.dmg"
stage=$(mktemp -d)
cp -R dist/Lontar.app "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -volname Lontar -srcfolder "$stage" -format UDZO -ov "$dmg"
if [ -n "${NOTARY_PROFILE:-}" ]; then
	xcrun notarytool submit "$dmg" --keychain-profile "$NOTARY_PROFILE" --wait
	xcrun stapler staple "$dmg"
fi
