"""What a configuration comes to: its rules, parameters and glossary checked against what exists."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from limpide import answers as kept
from limpide import binding, rules
from limpide.config import NAME, Config
from limpide.errors import ConfigError, GlossaryError, LimpideError, RuleError, ToolMissing
from limpide.glossary import Glossary, load_glossary
from limpide.model import Answer, Rule

Hear = Callable[[LimpideError], None]


def settled(config: Config, catalogue: Iterable[Rule], *, on_problem: Hear) -> Config:
    """The configuration with today's rule ids; what names no rule goes to `on_problem` and is left out."""
    by_id = {rule.id: rule for rule in catalogue}

    def current(rule_id: str) -> str | None:
        if rule_id.startswith("axe-"):  # a rule of axe-core, which alone knows them
            return rule_id
        try:
            return rules.named(rule_id, by_id, where=NAME).id
        except RuleError as error:
            on_problem(ConfigError(error.text["fr"], error.text["en"]))
            return None

    return replace(
        config,
        without=tuple(found for rule_id in config.without if (found := current(rule_id))),
        params={found: params for rule_id, params in config.params.items() if (found := current(rule_id))},
        ignore=tuple(replace(each, rule=found) for each in config.ignore if (found := current(each.rule))),
    )


def chosen(config: Config, catalogue: Sequence[Rule], *, on_problem: Hear) -> tuple[Rule, ...]:
    """The rules to run. A rule that its own check refuses goes to `on_problem` and is left out."""
    profile = rules.in_profile(catalogue, config.profile)
    own = tuple(_with_params(rule, config, on_problem) for rule in profile if rule.id not in config.without)
    # Rules of the package are checked by its tests, not at each run.
    return tuple(_that_run(own, on_problem)) if config.rules else own


def glossary(config: Config, *, on_problem: Hear) -> Glossary:
    """The project's glossary; the bundled one alone where its file does not hold."""
    try:
        return load_glossary(config.root / config.glossary if config.glossary else None)
    except GlossaryError as error:
        on_problem(error)
        return load_glossary(None)


def answers(config: Config, *, on_problem: Hear) -> tuple[Answer, ...]:
    """What people answered to the questions of this project."""
    return kept.load(config.answers, on_problem=on_problem) if config.answers else ()


def tried(tool: Callable[[], object], *, on_problem: Hear) -> None:
    """Opens a tool that was asked for by name; that it is missing goes to `on_problem`."""
    try:
        tool()
    except ToolMissing as missing:
        on_problem(missing)


def _with_params(rule: Rule, config: Config, on_problem: Hear) -> Rule:
    """The rule with the project's parameters, those left out that its check does not take."""
    params = config.params.get(rule.id, {})
    if not params:
        return rule
    known = binding.keywords(rule) - binding.GIVEN - binding.TOOLS
    for name in params:
        if name not in known:
            fr, en = rules.unknown("réglage", "setting", name, known)
            on_problem(ConfigError(f"{NAME} : [params.{rule.id}] : {fr}", f"{NAME}: [params.{rule.id}]: {en}"))
    own = {name: value for name, value in params.items() if name in known}
    (changed,) = rules.with_params([rule], {rule.id: own})
    try:
        _bound(changed)
    except RuleError as error:
        on_problem(ConfigError(f"{NAME} : {error.text['fr']}", f"{NAME}: {error.text['en']}"))
        return rule
    return changed


def _that_run(every: Iterable[Rule], on_problem: Hear) -> Iterator[Rule]:
    """Those that their check accepts."""
    for rule in every:
        try:
            _bound(rule)
        except RuleError as error:
            on_problem(error)
        else:
            yield rule


def _bound(rule: Rule) -> None:
    for lang in rule.langs or ("fr",):
        binding.bind(rule, lang)
