#!/usr/bin/env bash
# Writes `Sources/CBundle/list.h`, the list of the files that the program has inside.
set -euo pipefail
cd "$(dirname "$0")/../../.."

{
    echo "// The files that the program has inside. \`Tests/Scripts/bundle/write.sh\` writes this list."
    echo
    find Fixtures Templates -type f ! -name '.*' | LC_ALL=C sort | sed 's/.*/    file "&"/'
} >Sources/CBundle/list.h
