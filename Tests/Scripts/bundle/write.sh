#!/usr/bin/env bash
# Writes what the program has inside: the compiled styles of the standard theme, and `Sources/CBundle/list.h`, the list of
# all files.
set -euo pipefail
cd "$(dirname "$0")/../../.."

# Where Debian has what lessc needs, for a Node that is not Debian's.
NODE_PATH=/usr/share/nodejs lessc Templates/standard/styles/main.less Sources/BundledFiles/Styles/standard.css

{
    echo "// The files that the program has inside. \`Tests/Scripts/bundle/write.sh\` writes this list."
    echo
    find Fixtures Sources/BundledFiles/S* Templates -type f ! -name '.*' | LC_ALL=C sort | sed 's/.*/    file "&"/'
} >Sources/CBundle/list.h
