# Sourced by ./pollux: Maven behind a quiet face. Expects $root and JAVA_HOME.
# shellcheck shell=bash
: "${root:?}" "${JAVA_HOME:?}"

# Runs the pinned Maven; where its download is out of reach, the mvn on PATH.
maven() {
  export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
  if (cd "$root" && ./mvnw --version) >/dev/null 2>&1; then
    (cd "$root" && ./mvnw "$@")
  elif command -v mvn >/dev/null; then
    (cd "$root" && mvn "$@")
  else
    echo "pollux: Maven could not be downloaded and there is no mvn on PATH: install Maven 3.9 or allow the download." >&2
    return 1
  fi
}

# build_if_older MODULE RESULT: builds MODULE and what it needs when RESULT is missing or a source is newer.
build_if_older() {
  local module=$1 result=$2 marker=$root/target/built-$1 began
  is_current "$result" "$marker" && return
  mkdir -p "$root/target"
  # One build at a time; who waited finds it done. Closed again, or the service would keep the lock.
  exec 9>"$root/target/build.lock"
  if command -v flock >/dev/null; then flock 9; fi
  if ! is_current "$result" "$marker"; then
    rm -f "$root"/target/began.*
    began=$(mktemp "$root/target/began.XXXXXX")
    build_quietly "$module"
    # The marker is as old as the build's beginning: what changed meanwhile is built next time.
    mv "$began" "$marker"
  fi
  exec 9>&-
}

is_current() {
  [[ -d $1 && -f $2 && -z $(newer_source "$2") ]]
}

# Folders count too, so that a deleted file is noticed.
newer_source() {
  find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src "$root"/.mvn -newer "$1" -print -quit
}

# Shows steps, elapsed time and downloads instead of Maven's scroll; the scroll is in target/build.log.
build_quietly() {
  local log=$root/target/build.log line='' last='' maven_pid code=0
  : >"$log"
  # Its own process group, so that an interrupt ends all of Maven.
  set -m
  maven -B -Dstyle.color=never -DskipTests -Dspotless.check.skip=true -pl "$1" -am package >"$log" 2>&1 </dev/null &
  maven_pid=$!
  set +m
  trap 'kill -- "-$maven_pid" 2>/dev/null; exit 130' INT TERM
  SECONDS=0
  while kill -0 "$maven_pid" 2>/dev/null; do
    line=$(build_progress "$log")
    if [[ -t 2 ]]; then
      printf '\r\033[Kbuilding Pollux: %s, %d s' "$line" "$SECONDS" >&2
    elif [[ $line != "$last" ]]; then
      printf 'building Pollux: %s, %d s\n' "$line" "$SECONDS" >&2
    fi
    last=$line
    sleep 0.5
  done
  wait "$maven_pid" || code=$?
  trap - INT TERM
  [[ -t 2 ]] && printf '\r\033[K' >&2
  if ((code != 0)); then
    grep -F '[ERROR] ' "$log" | grep -v -E 'Help 1|switch|^.ERROR. *$|information about|After correcting|mvn <args>' | head -20 >&2 || tail -20 "$log" >&2
    echo "pollux: the build failed after $SECONDS s; everything it said is in $log" >&2
    exit 1
  fi
  echo "built Pollux in $SECONDS s" >&2
}

# One phrase out of Maven's log: the module it is at and the megabytes it fetched.
build_progress() {
  awk '
    /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ { module = $3; at = $NF; gsub(/[][]/, "", at) }
    /Downloaded from .* \([0-9.]+ [kMG]?B/ {
      match($0, /\([0-9.]+ [kMG]?B/); split(substr($0, RSTART + 1, RLENGTH - 1), size, " ")
      megabytes += size[1] * (size[2] == "MB" ? 1 : size[2] == "kB" ? 0.001 : size[2] == "GB" ? 1000 : 0)
    }
    END {
      printf "%s", at ? "module " at " " module : "reading the modules"
      if (megabytes >= 1) printf ", %d MB fetched", int(megabytes / 10) * 10
    }' "$1"
}
