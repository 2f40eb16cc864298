"""Python files that a user names, loaded as modules; what is wrong with one is a ComparerError `path:line: …`."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
import traceback
from pathlib import Path
from types import ModuleType

from crosscheck.errors import ComparerError


def load_file(path: Path) -> ModuleType:
    """Run a Python file as a module; dataclasses look their module up by name, so it has one of its own among the loaded ones."""
    if path.suffix != ".py":
        raise ComparerError(f"{path}: not a Python file: its name must end in .py")
    if not path.is_file():
        raise ComparerError(f"{path}: {'not a file' if path.exists() else 'there is no such file'}")
    name = f"crosscheck_comparers_{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]}.{path.stem}".replace(".", "_")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        del sys.modules[name]
        raise ComparerError(
            f"{path if same_file(error.filename or path, path) else error.filename}:{error.lineno or 1}: not valid Python: {error.msg}"
        ) from None
    except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever a user's code raises)
        del sys.modules[name]
        raise ComparerError(f"{path}:{line_in(path, error)}: can't be imported: {told(error)}") from None
    return module


def line_in(path: Path | str, error: BaseException, default: int = 1) -> int:
    """The line of a file in which an error came up, or through which it passed last."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno for f in reversed(frames) if f.lineno and same_file(f.filename, path)), default)


def same_file(a: Path | str, b: Path | str) -> bool:
    """Whether two paths, of which one may be relative, name one file."""
    return Path(a).resolve() == Path(b).resolve()


def told(error: BaseException) -> str:
    """An error in one line: `ZeroDivisionError: division by zero`."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
