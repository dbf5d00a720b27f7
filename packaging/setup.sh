# shellcheck shell=bash
# Set-up that packaging/run and packaging/test share; to be sourced with the working folder
# at the root. Written for the bash 3.2 of macOS as well: no maps, no `mapfile`.
#
# What it does is remembered in a stamp inside .venv: the hash of the lock and of this file,
# the interpreter, and the folder. While the stamp fits, nothing is looked at again.

VENV=".venv"
EARMARK_PYTHON="$VENV/bin/python"
SETUP_LOG="$PWD/build/setup.log" # what apt-get and pip said

# What Qt and libVLC ask of the system on Linux:
#   how to see that it is there | the package in Debian | why
# `lib` is a shared library that the linker knows, `file` a pattern, `tool` a command.
# The libraries are those that the wheels of PySide6 name and do not bring (readelf -d). What
# aligns is not here: its wheels bring their models, and want only libstdc++ and zlib, which
# apt and Python have brought.
LINUX_NEEDS="\
lib libglib-2.0.so.0|libglib2.0-0|Qt's event loop
lib libEGL.so.1|libegl1|Qt draws its windows through it
lib libGL.so.1|libgl1|Qt draws its windows through it
lib libfontconfig.so.1|libfontconfig1|faces for the text
lib libfreetype.so.6|libfreetype6|drawing letters
lib libdbus-1.so.3|libdbus-1-3|light or dark as the desktop has it; screen readers
lib libxkbcommon.so.0|libxkbcommon0|the keyboard
lib libxkbcommon-x11.so.0|libxkbcommon-x11-0|the keyboard under X11
lib libX11-xcb.so.1|libx11-xcb1|windows under X11
lib libxcb-cursor.so.0|libxcb-cursor0|the pointer under X11
lib libxcb-icccm.so.4|libxcb-icccm4|window titles under X11
lib libxcb-util.so.1|libxcb-util1|windows under X11
lib libxcb-image.so.0|libxcb-image0|pictures under X11
lib libxcb-keysyms.so.1|libxcb-keysyms1|keys under X11
lib libxcb-randr.so.0|libxcb-randr0|several screens
lib libxcb-render-util.so.0|libxcb-render-util0|smooth edges under X11
lib libxcb-shape.so.0|libxcb-shape0|window shapes under X11
lib libxcb-shm.so.0|libxcb-shm0|fast drawing under X11
lib libxcb-sync.so.1|libxcb-sync1|smooth resizing under X11
lib libxcb-xfixes.so.0|libxcb-xfixes0|the clipboard under X11
lib libxcb-xkb.so.1|libxcb-xkb1|keyboard layouts under X11
lib libwayland-client.so.0|libwayland-client0|windows under Wayland
lib libwayland-cursor.so.0|libwayland-cursor0|the pointer under Wayland
lib libXrandr.so.2|libxrandr2|Qt Multimedia, which plays where libVLC cannot
lib libgssapi_krb5.so.2|libgssapi-krb5-2|Qt Multimedia loads Qt's network library
lib libpulse.so.0|libpulse0|sound through PulseAudio or PipeWire
lib libvlc.so.5|libvlc5|the player
file /usr/lib*/*vlc/plugins/codec/libavcodec_plugin.so /usr/lib/*/vlc/plugins/codec/libavcodec_plugin.so|vlc-plugin-base|the player's decoders and sound outputs"

VIRTUAL_SCREEN_NEEDS="\
tool xvfb-run|xvfb|a virtual screen, for there is no display
tool xauth|xauth|xvfb-run asks for it"

# What looks at the program as Orca does; tests/e2e/test_at_spi.py skips without it.
SCREEN_READER_NEEDS="\
tool dbus-run-session|dbus-daemon|a session bus for the tests alone
tool gdbus|libglib2.0-bin|asks over that bus, as media keys do
file /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher|at-spi2-core|the bus of screen readers
file /usr/lib/*/girepository-1.0/Atspi-2.0.typelib|gir1.2-atspi-2.0|what screen readers ask through
file /usr/lib/python3/dist-packages/gi/__init__.py|python3-gi|asks through it"

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "$@"
  exit 1
}

fingerprint() { # fingerprint FILE...: one line
  if command -v sha256sum >/dev/null; then cat "$@" | sha256sum; else cat "$@" | shasum -a 256; fi
}

stamp_for() { # stamp_for LOCK
  local interpreter
  interpreter="$(readlink "$EARMARK_PYTHON" || true)"
  printf '%s %s %s\n' "$(fingerprint "$1" packaging/*-build.lock packaging/setup.sh)" "$interpreter" "$PWD"
}

stamp_fits() { # stamp_fits KIND LOCK
  [ -x "$EARMARK_PYTHON" ] && [ -f "$VENV/earmark-$1.stamp" ] \
    && [ "$(cat "$VENV/earmark-$1.stamp")" = "$(stamp_for "$2")" ]
}

# --- the system --------------------------------------------------------------------------

have() { # have KIND NAME...: is it on this machine?
  local kind="$1" path
  shift
  case "$kind" in
    lib) case "$KNOWN_LIBRARIES" in *"	$1 "*) return 0 ;; esac ;;
    tool) command -v "$1" >/dev/null && return 0 ;;
    file) for path in "$@"; do [ -e "$path" ] && return 0; done ;;
  esac
  return 1
}

missing_of() { # missing_of TABLE: the lines of what is not there
  local test package reason
  KNOWN_LIBRARIES="$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)"
  while IFS='|' read -r test package reason; do
    # Split on purpose: the test is a kind and names, and names may be patterns.
    # shellcheck disable=SC2086
    have $test || printf '%s|%s|%s\n' "$test" "$package" "$reason"
  done <<<"$1"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

may_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" = 0 ] && return 0
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || [ -t 0 ] # without a terminal nobody can type the password
}

install_missing() { # install_missing TABLE
  local missing test package reason
  local packages=()
  missing="$(missing_of "$1")"
  [ -n "$missing" ] || return 0
  if [ -n "${EARMARK_SKIP_SYSTEM:-}" ]; then
    say "Going on without these, as EARMARK_SKIP_SYSTEM is set:"
    say "$missing"
    return 0
  fi
  say "Earmark needs from the system:"
  while IFS='|' read -r test package reason; do
    packages+=("$package")
    say "$(printf '  %-22s %s' "$package" "$reason")"
  done <<<"$missing"
  if ! may_install; then
    say ""
    if command -v apt-get >/dev/null; then
      say "It may not install them here. Ask whoever may to run:"
      say "  apt-get install --no-install-recommends ${packages[*]}"
    else
      say "Those are Debian's names; install what this system calls these:"
      say "$(printf '%s\n' "$missing" | cut -d'|' -f1 | sed 's/^[a-z]* /  /')"
    fi
    fail "Then start again. (EARMARK_SKIP_SYSTEM=1 goes on without them.)"
  fi
  say "Installing them with apt-get ..."
  mkdir -p "$(dirname "$SETUP_LOG")"
  as_root apt-get -q update >>"$SETUP_LOG" 2>&1 || true # an old list may still do
  if ! as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q install -y --no-install-recommends "${packages[@]}" >>"$SETUP_LOG" 2>&1; then
    tail -n 20 "$SETUP_LOG" >&2
    fail "apt-get could not install them: the whole of what it said is in $SETUP_LOG."
  fi
}

install_with_homebrew() { # macOS
  local wanted=()
  find_python >/dev/null || wanted+=("python@3.11")
  if [ ! -d /Applications/VLC.app ] && [ ! -d "$HOME/Applications/VLC.app" ]; then
    wanted+=("vlc")
  fi
  [ "${#wanted[@]}" -gt 0 ] || return 0
  say "Earmark needs from the system: ${wanted[*]}"
  if ! command -v brew >/dev/null; then
    fail "Homebrew is not here. Install these by hand, or Homebrew, and start again."
  fi
  for item in "${wanted[@]}"; do
    say "Installing $item with Homebrew ..."
    if [ "$item" = vlc ]; then brew install --cask vlc; else brew install "$item"; fi
  done
}

# --- Python ------------------------------------------------------------------------------

find_python() { # the path of a Python that is new enough
  local candidate
  for candidate in "${PYTHON:-}" python3.11 python3.12 python3.13 python3 /usr/bin/python3; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

make_environment() {
  local python
  "$EARMARK_PYTHON" -c 'import pip' 2>/dev/null && return 0
  python="$(find_python)" || fail "Earmark needs Python 3.11 or newer, and there is none here."
  say "Making $VENV with $("$python" --version) ..."
  "$python" -m venv --clear "$VENV"
}

install_packages() { # install_packages LOCK
  local lock
  say "Installing the $(grep -c '==' "$1") packages of $1: about 1 GB, with Qt and with"
  say "the engines that align and their models ..."
  # The hashes are of the files that were locked: anything else is refused. The first lock is
  # what builds the one package that is published as source.
  for lock in packaging/requirements-build.lock "$1"; do
    if ! "$EARMARK_PYTHON" -m pip install --disable-pip-version-check --no-input \
      --require-hashes --no-deps --no-build-isolation --use-pep517 -r "$lock" \
      >>"$SETUP_LOG" 2>&1; then
      tail -n 20 "$SETUP_LOG" >&2
      fail "pip could not install them: the whole of what it said is in $SETUP_LOG."
    fi
  done
}

install_earmark() {
  # The checkout itself, so that what is edited is what runs: a line in a .pth file and a
  # command. This needs no build tool, and so none in the lock.
  local site
  site="$("$EARMARK_PYTHON" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
  printf '%s\n' "$PWD" >"$site/earmark.pth"
  cat >"$VENV/bin/earmark" <<COMMAND
#!$PWD/$EARMARK_PYTHON
import sys
from reader.cli import main
sys.exit(main())
COMMAND
  chmod +x "$VENV/bin/earmark"
  # Where Python may not keep what it compiles (PYTHONDONTWRITEBYTECODE, a read-only folder),
  # every start would compile the whole program: 0.1 s.
  "$EARMARK_PYTHON" -m compileall -q reader
}

# set_up KIND: KIND is `run` (the program) or `dev` (that and its checks).
set_up() {
  local kind="$1" lock="packaging/requirements.lock"
  [ "$kind" = run ] || lock="packaging/requirements-dev.lock"
  stamp_fits "$kind" "$lock" && return 0
  # What is enough for the checks is enough for the program.
  [ "$kind" = run ] && stamp_fits dev packaging/requirements-dev.lock && return 0

  mkdir -p "$(dirname "$SETUP_LOG")"
  : >"$SETUP_LOG"
  case "$(uname -s)" in
    Darwin) install_with_homebrew ;;
    Linux)
      local python_needs=""
      if python="$(find_python)"; then
        "$python" -c 'import ensurepip, venv' 2>/dev/null \
          || python_needs="file /nowhere|python3-venv|an environment of its own for Earmark's packages"
      else
        python_needs="file /nowhere|python3|the language Earmark is written in
file /nowhere|python3-venv|an environment of its own for Earmark's packages"
      fi
      install_missing "$LINUX_NEEDS${python_needs:+
$python_needs}"
      ;;
    *) fail "This script knows Linux and macOS; for Windows see docs/windows.md." ;;
  esac
  make_environment
  install_packages "$lock"
  install_earmark
  stamp_for "$lock" >"$VENV/earmark-$kind.stamp"
  say "Earmark is set up."
}

# --- the screen --------------------------------------------------------------------------

has_display() {
  [ "$(uname -s)" = Darwin ] && return 0
  [ -n "${WAYLAND_DISPLAY:-}" ] && return 0
  [ -n "${DISPLAY:-}" ] || return 1
  case "$DISPLAY" in
    :*) # a screen of this machine that is not there any more counts as none
      local number="${DISPLAY#:}"
      number="${number%%.*}"
      [ -S "/tmp/.X11-unix/X$number" ] || grep -qs "@/tmp/.X11-unix/X$number\$" /proc/net/unix
      ;;
  esac
}

need_virtual_screen() {
  install_missing "$VIRTUAL_SCREEN_NEEDS"
}

want_screen_reader() { # the tests go on without it
  if [ -z "$(missing_of "$SCREEN_READER_NEEDS")" ] || may_install; then
    install_missing "$SCREEN_READER_NEEDS"
  else
    say "What a screen reader sees is not tested: nothing may be installed here."
  fi
}

# What compiles tests/faults/shim.c, which lets a disk fail.
COMPILER_NEEDS="\
tool cc|gcc|the disk's failures are played by a small library in C
file /usr/include/stdio.h|libc6-dev|and it wants the headers"

want_compiler() { # the tests go on without it
  if [ -z "$(missing_of "$COMPILER_NEEDS")" ] || may_install; then
    install_missing "$COMPILER_NEEDS"
  else
    say "A failing disk is not tested: there is no C compiler, and nothing may be installed here."
  fi
}

on_virtual_screen() { # on_virtual_screen COMMAND...
  env -u WAYLAND_DISPLAY xvfb-run -a -s "-screen 0 1600x1000x24" "$@"
}
