"""newswire …: the command line. Exit codes: 0 done, 1 something failed and was named, 2 used wrongly."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from feeds import VERSION
from feeds.errors import ConfigError, FetchError, NewswireError
from feeds.settings import Config, Source

if TYPE_CHECKING:
    from feeds.ingest import Watcher


def run() -> None:
    """Run the command line; every error of ours is one line, unless --debug asks for its traceback."""
    try:
        command(prog_name="newswire")
    except ConfigError as error:
        _fail(error.problems, 2)
    except NewswireError as error:
        _fail([str(error)], 1)


def _fail(lines: tuple[str, ...] | list[str], code: int) -> None:
    if "--debug" in sys.argv:
        raise  # noqa: PLE0704 - called while the error is being handled
    for line in lines:
        click.echo(f"newswire: {line}", err=True)
    sys.exit(code)


def _load(context: click.Context) -> Config:
    from feeds import config

    logging.basicConfig(
        stream=sys.stderr,
        format="newswire: %(message)s",
        level=logging.DEBUG if context.obj.get("debug") else logging.WARNING,
    )
    loaded = config.load(_config_path(context))
    for warning in config.warnings(loaded):
        click.echo(f"newswire: {warning}", err=True)
    return loaded


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value:
        context.ensure_object(dict)[parameter.name] = value


def _common(command_function: Callable[..., None]) -> Callable[..., None]:
    """--config and --debug, before the command's name or after it; and the context that holds them."""
    where = click.option(
        "--config",
        expose_value=False,
        callback=_keep,
        metavar="PATH",
        help="The config file; paths in it are relative to it.  [default: ./config.toml, or $NEWSWIRE_CONFIG]",
    )
    debug = click.option(
        "--debug", is_flag=True, expose_value=False, callback=_keep, help="Show the traceback of an error."
    )
    return where(debug(click.pass_context(command_function)))


def _config_path(context: click.Context) -> Path:
    return Path(context.obj.get("config") or os.environ.get("NEWSWIRE_CONFIG") or "config.toml")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="newswire")
@_common
def command(context: click.Context) -> None:
    """Turns any pile of news copy into feeds that every reader can trust."""
    context.ensure_object(dict)


@command.command(name="run")
@click.option("--host", help="Listen here instead of [server] host.")
@click.option("--port", type=int, help="Listen here instead of [server] port; 0: any free one.")
@_common
def run_command(context: click.Context, host: str | None, port: int | None) -> None:
    """The service: ingest now, ingest on schedule, serve."""
    from feeds import service

    service.run(_listening(_load(context), host, port))


@command.command()
@click.option("--host", help="Listen here instead of [server] host.")
@click.option("--port", type=int, help="Listen here instead of [server] port; 0: any free one.")
@_common
def serve(context: click.Context, host: str | None, port: int | None) -> None:
    """Serve alone; another process ingests."""
    from feeds import service

    service.serve(_listening(_load(context), host, port))


@command.command()
@_common
def schedule(context: click.Context) -> None:
    """Ingest on schedule alone; another process serves."""
    from feeds import service

    service.schedule(_load(context))


def _listening(config: Config, host: str | None, port: int | None) -> Config:
    server = replace(
        config.server,
        host=config.server.host if host is None else host,
        port=config.server.port if port is None else port,
    )
    return replace(config, server=server)


@command.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]…")
@click.option("--json", "as_json", is_flag=True, help="An object a line.")
@_common
def ingest(context: click.Context, names: tuple[str, ...], as_json: bool) -> None:
    """One pass over every source (or those named) now, then the account of each."""
    from feeds import show
    from feeds.fetch import Watch
    from feeds.ingest import index
    from feeds.ingest import ingest as one_pass
    from feeds.startup import opened

    config = _load(context)
    wanted = _sources(config, names)
    store = opened(config)
    failed = False
    for source in wanted:
        with _progress(source.name, shown=not as_json) as watcher:
            report = one_pass(source, store, config, Watch(), watcher)
        failed = failed or bool(report.problem) or report.busy
        click.echo(json.dumps(show.report_object(report)) if as_json else show.report_line(report))
    index(store)
    sys.exit(1 if failed else 0)


def _sources(config: Config, names: tuple[str, ...]) -> list[Source]:
    known = {source.name: source for source in config.sources}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise click.UsageError(
            f"no source named {', '.join(unknown)}; there are: {', '.join(known) or 'none'}"
        )
    return [known[name] for name in names] if names else list(config.sources)


@contextmanager
def _progress(name: str, *, shown: bool) -> Iterator[Watcher]:
    from feeds.ingest import Watcher

    if not (shown and sys.stderr.isatty()):
        yield Watcher()
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None)
        yield Watcher(
            total=lambda count: bar.update(task, total=count),
            reading=lambda _: bar.advance(task),
        )


@command.command()
@click.argument("what", nargs=-1, required=True, metavar="FILE…|ID")
@click.option("--json", "as_json", is_flag=True, help="An object a line.")
@click.option(
    "--color/--no-color", "colours", default=None, help="[default: on a terminal, unless NO_COLOR is set]"
)
@_common
def explain(context: click.Context, what: tuple[str, ...], as_json: bool, colours: bool | None) -> None:
    """What we make of a document, and why: each field with its rule, evidence and confidence; then line by line."""
    from feeds import explaining
    from feeds.explain_view import document_view, fields_view, look_of

    config = _load(context)
    look = look_of(os.environ, terminal=sys.stdout.isatty(), colours=colours)
    for one in what:
        explained = explaining.explain(one, config)
        if as_json:
            click.echo(json.dumps(explained, ensure_ascii=False))
        else:
            click.echo(fields_view(explained, look), color=look.colours)
            if shown := explaining.marks(one, config):
                click.echo(document_view(shown, look), color=look.colours)


@command.command()
@click.option("--json", "as_json", is_flag=True, help="An object.")
@_common
def check(context: click.Context, as_json: bool) -> None:
    """Check config.toml: every mistake at once, with its place and the nearest right key."""
    from feeds import config

    path = _config_path(context)
    try:
        loaded = config.load(path)
        problems: tuple[str, ...] = ()
        warnings = config.warnings(loaded)
    except ConfigError as error:
        if not as_json:
            raise
        problems, warnings = error.problems, ()
    if as_json:
        click.echo(json.dumps({"problems": problems, "warnings": warnings}))
    else:
        for line in (*warnings, f"{path}: good"):
            click.echo(line)
    sys.exit(2 if problems else 0)


@command.command()
@click.option("--json", "as_json", is_flag=True, help="An object a line.")
@_common
def sources(context: click.Context, as_json: bool) -> None:
    """Every source, and what became of all that it gave."""
    from feeds import show
    from feeds.startup import opened

    for state in opened(_load(context)).sources().values():
        click.echo(json.dumps(show.source_object(state)) if as_json else show.source_line(state))


@command.command()
@click.option("--retry", is_flag=True, help="Have them read again at the next pass.")
@click.option("--json", "as_json", is_flag=True, help="An object a line.")
@_common
def rejected(context: click.Context, retry: bool, as_json: bool) -> None:
    """What could not be read in the last 30 days, and why."""
    from feeds import show
    from feeds.startup import opened

    store = opened(_load(context))
    if retry:
        click.echo(f"{store.retry()} documents will be read again at the next pass")
        return
    rows = store.rejected()
    lines = (json.dumps(show.rejected_object(row)) for row in rows) if as_json else show.rejected_lines(rows)
    for line in lines:
        click.echo(line)


@command.command()
@click.argument("what", metavar="ID")
@click.option("--reason", default="", help="What readers are told, in plain words.")
@click.option("--legal", is_flag=True, help="Forget every copy of it for good: cannot be undone.")
@click.option("--undo", is_flag=True, help="Take the withdrawal back.")
@click.option("--json", "as_json", is_flag=True, help="An object.")
@_common
def withdraw(context: click.Context, what: str, reason: str, legal: bool, undo: bool, as_json: bool) -> None:
    """Withdraw an article: every feed that it was in says so, and it never comes back by itself."""
    from feeds import show
    from feeds.addresses import key_of
    from feeds.startup import opened

    if undo and (legal or reason):
        raise click.UsageError("--undo takes neither --reason nor --legal")
    if not undo and not reason.strip():
        raise click.UsageError("--reason is missing: readers are told why")
    config = _load(context)
    store = opened(config)
    if undo:
        article = store.undo_withdrawal(key_of(what), config)
    else:
        article = store.withdraw(key_of(what), reason.strip(), config, legal=legal)
    click.echo(json.dumps(show.withdrawal_object(article)) if as_json else show.withdrawal_line(article))


@command.command()
@click.argument("what", nargs=-1, required=True, metavar="FILE…|URL…")
@click.option("--json", "as_json", is_flag=True, help="A finding a line.")
@_common
def validate(_context: click.Context, what: tuple[str, ...], as_json: bool) -> None:
    """Check feeds, ours or others': each finding with its line, why it matters to which reader, and the cure."""
    from feeds import validating

    clean = True
    for one in what:
        try:
            findings = validating.validate(one)
        except FetchError as error:
            click.echo(f"newswire: {error}", err=True)
            clean = False
            continue
        clean = clean and not findings
        for finding in findings:
            line = validating.finding_object(one, finding) if as_json else None
            click.echo(
                json.dumps(line, ensure_ascii=False) if line else validating.finding_lines(one, finding)
            )
        if not as_json and not findings:
            click.echo(f"{one}: nothing found")
    sys.exit(0 if clean else 1)
