"""The configuration: `crosscheck.toml`, or `[tool.crosscheck]` in pyproject.toml, what it extends, and what the command line says instead.

`settings` finds, reads and joins it; `rules_of` loads the rules that it asks for, `survey` shows them with what is wrong with the others. docs/configuration.md describes the keys.
"""

from crosscheck.config.find import lookalikes
from crosscheck.config.keys import COMMAND_LINE, DEFAULT, Setting
from crosscheck.config.settings import Settings, settings
from crosscheck.config.severities import rules_of, with_severities
from crosscheck.config.survey import Survey, survey

__all__ = ["COMMAND_LINE", "DEFAULT", "Setting", "Settings", "Survey", "lookalikes", "rules_of", "settings", "survey", "with_severities"]
