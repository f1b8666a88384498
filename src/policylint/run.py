"""The whole program as a function: from paths and options to a report."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from policylint import __version__, documents
from policylint.checks.policy import Terms, results
from policylint.config import Config, Configs, Settings
from policylint.discovery import discover
from policylint.documents.model import Document
from policylint.errors import PolicylintError
from policylint.facts.gather import Facts
from policylint.facts.kinds import recognise as recognise_kind
from policylint.facts.languages import Languages
from policylint.model import DocumentResult, Failure, Report
from policylint.options import Options
from policylint.packs.model import Ruleset

STDIN = "-"


def check(paths: Sequence[str], options: Options) -> Report:
    """Check files, folders and standard input.

    What cannot be read is listed in the report's ``errors``, beside the results of the rest.
    Raises `PolicylintError` where options or a configuration are of no use for any file.
    """
    return _Run(options).check(paths)


class _Source(NamedTuple):
    """A file to check, before it is read."""

    path: str
    stdin: bool = False


class _Loaded(NamedTuple):
    """A document, and how it is to be judged."""

    document: Document
    config: Config
    settings: Settings
    ruleset: Ruleset


class _Run:
    def __init__(self, options: Options) -> None:
        self.options = options
        self.configs = _Overridden(options)
        self.languages = Languages(options.use_cache)
        self.failures: list[Failure] = []

    def check(self, paths: Sequence[str]) -> Report:
        main = self.configs.of(".")
        self._known_words(main)
        sources = self._sources(paths)
        done: dict[str, DocumentResult] = {}
        for number, source in enumerate(sources):
            self._progress(number, len(sources))
            if source.path not in done:
                for result in self._results(source, sources):
                    done[result.path] = result
        self._progress(len(sources), len(sources))
        found = [done[source.path] for source in sources if source.path in done]
        return Report(
            __version__,
            self.options.as_of.isoformat(),
            tuple(found),
            tuple(self.failures),
            main.fail_on,
            main.show_infos,
        )

    def _progress(self, done: int, total: int) -> None:
        if self.options.progress:
            self.options.progress(done, total)

    def _sources(self, paths: Sequence[str]) -> list[_Source]:
        sources = []
        for path in paths:
            if path == STDIN and self.options.stdin:
                sources.append(_Source(self.options.stdin_name, stdin=True))
                continue
            files, failures = discover([path], self.configs)
            sources.extend(_Source(str(file)) for file in files)
            self.failures.extend(failures)
        return list(dict.fromkeys(sources))

    def _known_words(self, config: Config) -> None:
        """Refuse ids in ``select`` and ``ignore`` of the command line that mean no rule."""
        words = (*self.options.select, *self.options.ignore)
        if not words:
            return
        ruleset = config.ruleset(config.everywhere, cache=self.options.use_cache)
        for word in words:
            if not ruleset.ids(word):
                nearest = ruleset.nearest(word)
                hint = (
                    f"did you mean {nearest}?"
                    if nearest
                    else "`--help` says where rules are listed"
                )
                raise PolicylintError(f"there is no rule “{word}”; {hint}")

    def _results(self, source: _Source, sources: Sequence[_Source]) -> list[DocumentResult]:
        """The result of one file, or of all files of its set that were asked for."""
        try:
            config = self.configs.of(source.path)
            members = [source] if source.stdin else self._set(source, config)
        except PolicylintError as error:
            self._fail(source.path, error)
            return []
        loaded: list[_Loaded] = []
        asked = {each.path for each in sources}
        for member in members:
            try:
                loaded.append(self._load(member))
            except PolicylintError as error:
                if member.path in asked:
                    self._fail(member.path, error)
        if not any(each.document.path in asked for each in loaded):
            return []
        # the files that were asked for come first: what the set lacks is told in one of them
        loaded.sort(key=lambda each: each.document.path not in asked)
        group = [self._facts(each) for each in loaded]
        wanted = [i for i, each in enumerate(loaded) if each.document.path in asked]
        try:
            return results(group, self._terms(loaded[0]), wanted)
        except RecursionError:
            self._fail(source.path, PolicylintError("is nested too deeply; flatten its structure"))
            return []

    def _fail(self, path: str, error: PolicylintError) -> None:
        place = error.path or path
        message = f"line {error.line}: {error.message}" if error.line else error.message
        failure = Failure(place, message)
        if failure not in self.failures:
            self.failures.append(failure)

    def _set(self, source: _Source, config: Config) -> list[_Source]:
        """A file and the others of the set that it belongs to, these sorted."""
        name = config.set_of(source.path)
        if name is None:
            return [source]
        globs = next(each.files for each in config.sets if each.name == name)
        found = {path for glob in globs for path in config.base.glob(glob) if path.is_file()}
        here = Path(source.path).resolve()
        others = sorted(path for path in found if path.resolve() != here)
        root = Path.cwd()
        shown = [str(p.relative_to(root)) if p.is_relative_to(root) else str(p) for p in others]
        return [source, *(_Source(path) for path in shown)]

    def _load(self, source: _Source) -> _Loaded:
        config = self.configs.of(source.path)
        settings = config.settings(source.path)
        document = documents.read(
            source.path, self._bytes(source, config.max_bytes), max_bytes=config.max_bytes
        )
        ruleset = config.ruleset(settings, cache=self.options.use_cache)
        settings = settings.with_front_matter(document.settings, source.path, ruleset.kind_names)
        return _Loaded(document, config, settings, ruleset)

    def _bytes(self, source: _Source, limit: int) -> bytes:
        """At most one byte more than the limit, so that the reader sees that it is too much."""
        if source.stdin and self.options.stdin:
            return self.options.stdin(limit + 1)
        try:
            with open(source.path, "rb") as stream:
                return stream.read(limit + 1)
        except OSError as error:
            reason = (error.strerror or "cannot be read").lower()
            raise PolicylintError(
                f"{reason}; check the path and its permissions", source.path
            ) from None

    def _facts(self, loaded: _Loaded) -> Facts:
        language = self.languages.of(loaded.document, loaded.ruleset)
        facts = Facts(loaded.document, language, loaded.settings.kind or "policy")
        if loaded.settings.kind is None:
            facts.kind = recognise_kind(facts, loaded.ruleset.kinds)
        return facts

    def _terms(self, loaded: _Loaded) -> Terms:
        settings, ruleset = loaded.settings, loaded.ruleset
        chosen = ruleset.select(settings.select) if settings.select else frozenset(ruleset.rules)
        active = chosen - ruleset.select(settings.ignore)
        benchmarks = {**ruleset.benchmarks, **settings.benchmarks}
        words = (*settings.select, *settings.ignore)
        return Terms(ruleset, active, benchmarks, self.options.as_of, words)


class _Overridden:
    """The configuration of any file, with what the command line said laid over it."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._known: dict[int, tuple[Config, Config]] = {}

    @cached_property
    def _configs(self) -> Configs:
        return Configs(self.options.config, self.options.use_cache)

    def of(self, path: str | Path) -> Config:
        config = self._configs.of(path)
        if id(config) not in self._known:
            options = self.options
            overridden = config.override(
                packs=options.packs,
                select=options.select,
                ignore=options.ignore,
                fail_on=options.fail_on,
                show_infos=options.show_infos,
                max_bytes=options.max_bytes,
            )
            self._known[id(config)] = config, overridden
        return self._known[id(config)][1]
