"""Short questions with their allowed answers, on standard error, asked only where somebody can answer."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping

import typer

from crosscheck.cli._output import say
from crosscheck.errors import allowed


def asks() -> bool:
    """Whether somebody can answer."""
    return sys.stdin.isatty()


def choice(question: str, words: Collection[str], default: str, *, helps: Mapping[str, str] | None = None) -> str:
    """One of some words; asked again until it is one."""
    if helps:
        say(f"{question}:")
        for word in words:
            say(f"  {word}: {helps[word]}")
    while True:
        answer = _answer("one of them" if helps else f"{question} ({', '.join(words)})", default)
        if answer in words:
            return answer
        say(allowed("answer:", answer, words))


def words(question: str, known: Collection[str], default: str = "") -> tuple[str, ...]:
    """Some of some words, with commas or blanks between; none for an empty answer."""
    while True:
        answer = split([_answer(f"{question} ({', '.join(known)})", default)])
        wrong = next((word for word in answer if word not in known), None)
        if wrong is None:
            return answer
        say(allowed("answer:", wrong, known))


def phrase(question: str) -> tuple[str, ...]:
    """A free text; none for an empty answer."""
    answer = " ".join(_answer(question).split())
    return (answer,) if answer else ()


def split(texts: Collection[str]) -> tuple[str, ...]:
    """The words of texts, with commas or blanks between, each once."""
    return tuple(dict.fromkeys(word for text in texts for word in text.replace(",", " ").split()))


def _answer(question: str, default: str = "") -> str:
    """A line that somebody types, or the default for an empty one; raises Abort where nobody answers any more."""
    sys.stderr.write(f"{question}{f' [{default}]' if default else ''}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise typer.Abort
    return line.strip() or default
