"""How Maven puts LanguageTool's jars in place."""

import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from limpide.errors import ToolMissing
from limpide.tools.languagetool.jars import MAIN_CLASS, SERVER_JAR, VERSION, Status, status

_COPY: Final = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_QUIETLY: Final = ("--batch-mode", "--quiet", "--strict-checksums")
# Spanish, Catalan and Portuguese: the start-up code of the language detector needs them.
_LANGUAGES: Final = ("fr", "en", "es", "ca", "pt")
# `language-all`, 29 languages that limpide does not read, would triple the size.
_POM: Final = """<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>limpide</groupId>
  <artifactId>languagetool</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.languagetool</groupId>
      <artifactId>languagetool-server</artifactId>
      <version>{version}</version>
      <exclusions><exclusion><groupId>org.languagetool</groupId><artifactId>language-all</artifactId></exclusion></exclusions>
    </dependency>
{languages}
  </dependencies>
</project>
"""
_DEPENDENCY: Final = (
    "    <dependency><groupId>org.languagetool</groupId><artifactId>language-{lang}</artifactId>"
    "<version>{version}</version></dependency>"
)


def install() -> Status:
    """LanguageTool in place, 125 jars and 94 MB; nothing to do where it is already. Raises ToolMissing."""
    here = status()
    here.java_path()
    if here.is_installed:
        return here
    maven = here.maven_path()
    libs = here.folder / "libs"
    libs.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=here.folder, prefix=".maven-") as work:
        for jar in _downloaded(maven, Path(work)):
            jar.replace(libs / jar.name)
        whole = Path(work, SERVER_JAR)
        _write_server_jar(whole, sorted(jar.name for jar in libs.glob("*.jar")))
        whole.replace(here.server_jar)  # last, and at once: its presence says that all the rest is there
    return here


def _downloaded(maven: str, work: Path) -> list[Path]:
    """The jars that Maven put into a new folder under `work`, checksums verified. Raises ToolMissing."""
    pom = work / "pom.xml"
    languages = "\n".join(_DEPENDENCY.format(lang=lang, version=VERSION) for lang in _LANGUAGES)
    pom.write_text(_POM.format(version=VERSION, languages=languages), encoding="utf-8")
    target = work / "jars"
    done = subprocess.run(
        [maven, *_QUIETLY, "--file", str(pom), _COPY, f"-DoutputDirectory={target}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    jars = sorted(target.glob("*.jar"))
    if done.returncode != 0 or not jars:
        why = _first_error(done.stdout.splitlines())
        raise ToolMissing(f"Maven n’a pas pu obtenir LanguageTool : {why}", f"Maven could not get LanguageTool: {why}")
    return jars


def _first_error(lines: Iterable[str]) -> str:
    errors = (line.removeprefix("[ERROR] ") for line in lines if line.startswith("[ERROR]"))
    return next(errors, "mvn")


def _write_server_jar(path: Path, jars: Iterable[str]) -> None:
    """A jar that holds only a manifest: language-tool-python and `java -jar` know LanguageTool by its name."""
    classes = " ".join(f"libs/{name}" for name in jars)
    lines = ("Manifest-Version: 1.0", f"Main-Class: {MAIN_CLASS}", f"Class-Path: {classes}")
    manifest = "".join(f"{part}\r\n" for line in lines for part in _folded(line))
    with zipfile.ZipFile(path, "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", f"{manifest}\r\n")


def _folded(line: str) -> Iterator[str]:
    """The JAR specification's form of a long header: 72 bytes a line, a blank before each continuation."""
    yield line[:72]
    for start in range(72, len(line), 71):
        yield f" {line[start : start + 71]}"
