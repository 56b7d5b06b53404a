#!/usr/bin/env bash
# Sets up what one of the make targets needs, inside the checkout, and nothing when it is there already.
# Usage: tools/setup.sh [program|screen|test|build]
# Outside the checkout only apt-get is used: as root, or by sudo where sudo asks no password.
set -euo pipefail
cd -- "$(dirname -- "$0")/.."
goal=${1:-program}

venv=.venv
python=$venv/bin/python
ready=$venv/.ready
begun=$venv/.begun
log=.setup.log

qt_libraries=(libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3 libglib2.0-0)
screen_libraries=(libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0)
sound_libraries=(libasound2)
test_tools=(openjdk-17-jdk-headless libjaxb-java libjaxb-api-java qpdf poppler-utils strace softhsm2
    unicode-data dbus-daemon gettext)

# Modules of another Python or of the user would be found before the pinned ones.
unset PYTHONPATH PYTHONHOME
export PYTHONNOUSERSITE=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_USER=0 PIP_NO_INPUT=1

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$@" >&2
    if [ -s "$log" ]; then
        printf 'The last lines of %s:\n' "$log" >&2
        tail -n 15 -- "$log" >&2
    fi
    exit 1
}

fingerprint() {
    { pwd; cat pyproject.toml setup.py tools/setup.sh requirements/dev.txt requirements/runtime.txt; } |
        sha256sum | cut -d ' ' -f 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

install_packages() {
    apt_get -y install --no-install-recommends "$@" && return
    # A fresh machine has no package lists yet.
    apt_get update || return 1
    apt_get -y install --no-install-recommends "$@"
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq "$@" >>"$log" 2>&1 9>&-
}

# Installs the packages, or stops with the line that a person with the right to do so can type.
require_packages() {
    local why=$1
    shift
    local line="apt-get install --no-install-recommends $*"
    if ! may_install; then
        printf '%s\n' "$why is missing. Please run this as root, and then make again:" "  $line" >&2
        exit 1
    fi
    say "Installing with apt-get: $*"
    install_packages "$@" || fail "$why is missing and could not be installed by:" "  $line"
}

find_python() {
    local candidate
    for candidate in python3 python3.11 python3.12 python3.13 python3.14; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

make_venv() {
    local base
    if ! base=$(find_python); then
        require_packages "Python 3.11 or newer" python3 python3-venv
        base=$(find_python) || fail "The Python of this system is older than 3.11."
    fi
    "$base" -c 'import ensurepip, venv' 2>/dev/null || require_packages "Python's venv module" python3-venv
    say "Making $venv with $("$base" --version)"
    rm -rf -- "$venv"
    mkdir -- "$venv"
    : >"$begun"
    "$base" -m venv -- "$venv" >>"$log" 2>&1 || fail "$venv could not be made."
}

install_program() {
    # Half an installation is thrown away: pip may have been stopped between two files of a package.
    if [ -e "$begun" ] || ! "$python" -c '' 2>/dev/null; then make_venv; else : >"$begun"; fi
    say "Installing the pinned dependencies"
    "$python" -m pip install --quiet --require-hashes --only-binary :all: -r requirements/dev.txt >>"$log" 2>&1 ||
        fail "The dependencies could not be installed."
    "$python" -m pip install --quiet --no-deps --no-build-isolation --editable . >>"$log" 2>&1 ||
        fail "The program itself could not be installed."
    rm -f -- "$begun"
    if ! qt_starts; then
        require_packages "A library that Qt needs" "${qt_libraries[@]}"
        qt_starts || fail "Qt does not start, although its libraries were installed."
    fi
    fingerprint >"$ready.new"
    mv -- "$ready.new" "$ready"
}

qt_starts() {
    QT_QPA_PLATFORM=offscreen "$python" -c \
        'from PySide6.QtWidgets import QApplication; QApplication([])' >>"$log" 2>&1
}

program_ready() {
    [ ! -e "$begun" ] && [ -x "$python" ] && [ "$(cat "$ready" 2>/dev/null)" = "$(fingerprint)" ]
}

# The times of files say nothing in a tree that was copied or restored, so their sums are remembered.
compile_catalogues() {
    local seen=$venv/.catalogues
    [ "$(catalogue_sums)" = "$(cat "$seen" 2>/dev/null)" ] && return
    "$python" tools/compile_catalogues.py translations || fail "A catalogue could not be compiled."
    catalogue_sums >"$seen.new"
    mv -- "$seen.new" "$seen"
}

catalogue_sums() {
    { cat tools/compile_catalogues.py translations/*/LC_MESSAGES/*.[pm]o 2>/dev/null || true; } | sha256sum
}

screen_library_missing() {
    local plugin
    for plugin in "$venv"/lib/python3.*/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so; do
        if ldd "$plugin" | grep -q 'not found'; then return 0; fi
    done
    return 1
}

test_tools_missing() {
    ! { command -v javac && command -v qpdf && command -v pdftotext && command -v strace &&
        command -v softhsm2-util && command -v dbus-daemon && command -v msgfmt && [ -e /usr/share/unicode/BidiTest.txt ] &&
        [ -e /usr/share/java/jaxb-api.jar ]; } >/dev/null
}

# Without it the program works, and Luister is grey.
offer_sound() {
    local tried=$venv/.sound
    if [ -e "$tried" ] || ldconfig -p | grep -Eq 'lib(asound|pulse)\.so'; then return; fi
    if may_install; then
        say "Installing with apt-get: ${sound_libraries[*]}"
        install_packages "${sound_libraries[@]}" || say "That did not work: nothing can be read aloud."
    else
        say "Nothing can be read aloud. For sound, as root:" \
            "apt-get install --no-install-recommends ${sound_libraries[*]}"
    fi
    : >"$tried"
}

# Tests that need these skip with their reason, so a machine without them still tests the program.
offer_test_tools() {
    local tried=$venv/.test-tools
    # Tried once for each list: a tool that a later version wants is offered too.
    if [ "$(cat "$tried" 2>/dev/null)" = "${test_tools[*]}" ] || ! test_tools_missing; then return; fi
    if may_install; then
        say "Installing with apt-get: ${test_tools[*]}"
        # One name that this release does not have keeps apt-get from installing any of the others.
        local tool missing=()
        install_packages "${test_tools[@]}" || for tool in "${test_tools[@]}"; do
            apt_get -y install --no-install-recommends "$tool" || missing+=("$tool")
        done
        [ "${#missing[@]}" = 0 ] || say "Some tests will be skipped; not to be had: ${missing[*]}"
    else
        say "Some tests will be skipped. To run them too, as root:" \
            "apt-get install --no-install-recommends ${test_tools[*]}"
    fi
    printf '%s\n' "${test_tools[*]}" >"$tried"
}

require_build_tools() {
    command -v objdump >/dev/null || require_packages "objdump" binutils
    local library
    library=$("$python" -c 'import sys; print(f"libpython{sys.version_info[0]}.{sys.version_info[1]}")')
    "$python" -c 'import sysconfig; from pathlib import Path
name = sysconfig.get_config_var("INSTSONAME")
folders = [sysconfig.get_config_var("LIBDIR"), "/usr/lib/" + (sysconfig.get_config_var("MULTIARCH") or "")]
raise SystemExit(not any(Path(folder, name).exists() for folder in folders))' ||
        require_packages "The shared library of Python" "$library"
}

exec 9>.setup.lock
if command -v flock >/dev/null && ! flock --nonblock 9; then
    say "Another make is setting up; waiting for it."
    flock 9
fi
if ! program_ready; then
    : >"$log"
    install_program
    say "Set up."
fi
compile_catalogues
case $goal in
    program) ;;
    screen)
        if screen_library_missing; then require_packages "A library for windows" "${screen_libraries[@]}"; fi
        offer_sound
        ;;
    test) offer_test_tools ;;
    build) require_build_tools ;;
    *) fail "Unknown goal: $goal (program, screen, test or build)" ;;
esac
