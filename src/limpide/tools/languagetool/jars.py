"""Where LanguageTool's jars lie."""

import os
import shutil
from pathlib import Path
from typing import Final, NoReturn

from msgspec import Struct

from limpide import resources
from limpide.errors import ToolMissing

VERSION: Final = "6.6"
INSTALL_COMMAND: Final = "limpide languagetool install"
MAIN_CLASS: Final = "org.languagetool.server.HTTPServer"

SERVER_JAR: Final = "languagetool-server.jar"


class Status(Struct, frozen=True):
    """What is here of LanguageTool. `java` and `maven` are the programs' paths, None where absent."""

    folder: Path
    java: str | None
    maven: str | None
    version: str = VERSION

    @property
    def server_jar(self) -> Path:
        return self.folder / SERVER_JAR

    @property
    def is_installed(self) -> bool:
        return self.server_jar.is_file()

    def ready(self) -> "Status":
        """The same, where a server can start. Raises ToolMissing with what to do."""
        if not self.is_installed:
            raise ToolMissing(
                f"LanguageTool n’est pas installé. Pour l’ajouter : {INSTALL_COMMAND}",
                f"LanguageTool is not installed. To add it: {INSTALL_COMMAND}",
            )
        self.java_path()
        return self

    def java_path(self) -> str:
        """The path of Java. Raises ToolMissing."""
        return self.java or _lacks("Java 17", "default-jre-headless")

    def maven_path(self) -> str:
        """The path of Maven. Raises ToolMissing."""
        return self.maven or _lacks("Maven", "maven")


def status() -> Status:
    """What is here of LanguageTool; starts nothing."""
    return Status(_folder(), shutil.which("java"), shutil.which("mvn"))


def _lacks(program: str, package: str) -> NoReturn:
    raise ToolMissing(
        f"LanguageTool a besoin de {program}, absent ici. Sur Debian : apt-get install {package}",
        f"LanguageTool needs {program}, which is not here. On Debian: apt-get install {package}",
    )


def _folder() -> Path:
    """`LTP_PATH`, where language-tool-python looks too, else limpide's folder among the user's data."""
    named = os.environ.get("LTP_PATH")
    return (Path(named) if named else resources.user_folder() / "languagetool") / f"LanguageTool-{VERSION}"
