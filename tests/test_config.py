from pathlib import Path

import pytest

from limpide import config
from limpide.errors import ConfigError


def test_defaults_hold_where_no_file_is_found(tmp_path: Path) -> None:
    assert config.load(None, start=tmp_path).profile == "editorial"


def test_the_nearest_file_above_is_read(tmp_path: Path) -> None:
    (tmp_path / "limpide.toml").write_text('profile = "plain"\n[params.sentence-long]\nmax_words = 30\n')
    (tmp_path / "a" / "b").mkdir(parents=True)
    found = config.load(None, start=tmp_path / "a" / "b")
    assert found.profile == "plain"
    assert found.params == {"sentence-long": {"max_words": 30}}
    assert found.root == tmp_path


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('profil = "plain"', "profile"),
        ('fail_on = "grave"', "fail_on"),
        ("profile = ", "ligne 1"),
        ('[[ignore]]\nrule = "link-name"', "reason"),
    ],
)
def test_a_wrong_line_is_named_with_its_file(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "limpide.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        config.load(None, start=tmp_path)
    assert path.name in caught.value.text["fr"]
    assert named in caught.value.text["fr"]
    assert caught.value.exit_code == 2


def test_a_named_file_that_is_absent_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="does not exist"):
        config.load(tmp_path / "absent.toml", start=tmp_path)
