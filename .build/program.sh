#!/bin/sh
# Starts ${program.name} on the first Java 25 or newer it finds; exit 69 when there is none.
# TALLYPORT_JAVA_OPTS is passed to java and wins over the flags below.

home=$(dirname "$(dirname "$(readlink -f "$0")")")

major() {
  "$1" -version 2>&1 | sed -n 's/^[a-z]* version "\([0-9]*\).*/\1/p' | head -n 1
}

find_java() {
  for candidate in "$JAVA_HOME/bin/java" "$(command -v java)" \
      /usr/lib/jvm/*/bin/java /usr/java/*/bin/java /opt/*/bin/java /opt/java/*/bin/java \
      /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java \
      "$HOME"/.sdkman/candidates/java/*/bin/java "$HOME"/.jdks/*/bin/java; do
    [ -x "$candidate" ] || continue
    version=$(major "$candidate")
    if [ "$version" -ge 25 ] 2>/dev/null; then
      echo "$candidate"
      return 0
    fi
  done
  return 1
}

if ! java=$(find_java); then
  echo "${program.name}: needs Java 25 or newer; install one (for example Temurin 25) or point JAVA_HOME to it" >&2
  exit 69
fi

# shellcheck disable=SC2086
exec "$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  ${program.java} $TALLYPORT_JAVA_OPTS \
  -cp "$home/lib:$home/lib/*" ${program.main} "$@"
