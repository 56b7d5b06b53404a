#!/usr/bin/env bash
# Plays the conversation of resources/demo without a screen, into a new folder, and checks what came out.
set -uo pipefail
cd -- "$(dirname -- "$0")/.."
kept_runs=5

mkdir -p demo-out
out=$(mktemp -d "demo-out/run-$(date +%Y%m%d-%H%M%S)-XXXX") || exit 1

# Older runs go; only folders that an earlier demo made by this very name, and never a link to elsewhere.
find demo-out -mindepth 1 -maxdepth 1 -type d -name 'run-[0-9]*-[0-9]*-*' ! -path "$out" -print0 |
    sort -z | head -z -n -$((kept_runs - 1)) | xargs -0 -r rm -rf --

.venv/bin/keukentafel demo --out "$out"
verdict=$?

printf '\n'
for file in "$out"/*.pdf; do
    [ -e "$file" ] && printf 'report    %s\n' "$file"
done
[ -d "$out/screens" ] && printf 'pictures  %s\n' "$out/screens"
[ -e "$out/result.json" ] && printf 'result    %s\n' "$out/result.json"

reports=0
for file in "$out"/*verslag.pdf "$out"/bijlage-*.pdf; do
    [ -e "$file" ] || continue
    reports=$((reports + 1))
    printf '\n%s\n' "$file"
    .venv/bin/keukentafel verify "$file" || verdict=1
done
if [ "$reports" = 0 ]; then
    printf 'The conversation left no report.\n' >&2
    verdict=1
fi
exit "$verdict"
