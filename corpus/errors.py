"""Every error of the project, in one tree. Each message is one Dutch line: what is wrong, what to do."""


class AfspraakwijzerError(Exception):
    """Root of all errors that a user may see; `str()` is one Dutch line that says what to do.

    `exit_code` is what the command line returns: 1 for something not found or a threshold not met,
    2 for wrong use or something broken.
    """

    exit_code = 2


class UnreadableFileError(AfspraakwijzerError):
    """A file that cannot be read as an agreement: missing, empty, truncated, encrypted or no PDF."""


class LimitExceededError(UnreadableFileError):
    """A file beyond one of the limits in `corpus.limits`; the message names both values."""


class UnknownAgreementError(AfspraakwijzerError):
    """An agreement id that is not in the library."""

    exit_code = 1


class PageNotFoundError(AfspraakwijzerError):
    """A page number that the agreement does not have; the message names both numbers."""

    exit_code = 1


class StoreError(AfspraakwijzerError):
    """A store that is missing, broken, locked by another writer or made by another version."""


class ModelError(AfspraakwijzerError):
    """An encoder, reranker or language model that cannot be loaded or reached."""


class QuestionError(AfspraakwijzerError):
    """A question that cannot be taken: empty, too long, or a malformed line of input."""


class UsageError(AfspraakwijzerError):
    """A command line, setting or evaluation set that is not of the required form."""
