#!/bin/sh
# What `cmake --install` puts down is enough to run attune and to build a program against libattune.
set -eu
cd "$HOME"
DESTDIR=$HOME/root cmake --install "$ATTUNE_BUILD" >install.log || { cat install.log; exit 1; }

program=$(find root -path '*/bin/attune')
version=$("$program" --version | sed -n '1s,^attune ,,p')
pc=$(find root -name attune.pc)
[ -f "$(find root -path '*/share/attune/notes/Home.md')" ] || { echo 'the bundled notes are missing'; exit 1; }

# The file names the final place; the first -L wins while it is still below DESTDIR.
library=$(dirname "$(find root -name libattune.a)")
include=$(dirname "$(find root -path '*/include/attune')")
others=$(PKG_CONFIG_PATH=$(dirname "$pc") pkg-config --libs attune)

cat >user.c <<'CODE'
#include <attune/attune.h>
#include <stdio.h>

int main(void)
{
    return puts(attune_version()) == EOF;
}
CODE
# shellcheck disable=SC2086
$ATTUNE_CC -std=c17 -Wall -Wextra -Wpedantic -Werror -I"$include" -o user user.c -L"$library" $others
if [ "$(./user)" != "$version" ]; then
    echo "the library says $(./user), the program $version"
    exit 1
fi
