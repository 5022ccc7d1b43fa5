#!/bin/sh
# Bring what comes from Debian and not from Python, or say what to do.
#
# usage: scripts/need.sh python [INTERPRETER]   a Python of 3.11 or later that can make environments
#        scripts/need.sh chromium               the browser that the tests of the pages open
set -u

can_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" -eq 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        return 1
    fi
}

install() {
    can_install || return 1
    echo "Installing $* with apt-get ..."
    $as_root apt-get install -qq -y --no-install-recommends "$@" >/dev/null 2>&1 && return 0
    $as_root apt-get update -qq >/dev/null 2>&1
    $as_root apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

case "${1:-}" in
python)
    python=${2:-python3}
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "tellings needs Python 3.11 or later; '$python' is none." >&2
        echo "Name another: make PYTHON=/path/to/python3.11 ..." >&2
        exit 1
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        if ! install python3-venv || ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            echo "This Python cannot make environments: the module venv is missing." >&2
            echo "On Debian: apt-get install python3-venv, as root; then run make again." >&2
            exit 1
        fi
    fi
    ;;
chromium)
    command -v chromium >/dev/null 2>&1 && exit 0
    if ! install chromium; then
        echo "No Chromium here: the tests of the pages are skipped." >&2
        echo "On Debian: apt-get install chromium, as root; then run make test again." >&2
        exit 1
    fi
    ;;
*)
    sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
