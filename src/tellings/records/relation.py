"""What one statement is to another: of one matter or not, and in one whether both can be true."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """How probable it is, of a first statement and a second, what the first is to the second.

    The values sum to 1; their order is that of the columns of `models/relations.onnx`.

    Attributes:
        different: They speak of two matters.
        same: They say the same in other words.
        refines: The first says more exactly what the second says.
        refined: The second says it more exactly.
        against: Not both can be true of one moment.
        later: The first tells the state after the one that the second tells.
        earlier: The second tells the later state.
    """

    different: float
    same: float
    refines: float
    refined: float
    against: float
    later: float
    earlier: float

    @property
    def agrees(self) -> float:
        """How probable it is that one bears the other out."""
        return self.same + self.refines + self.refined

    @property
    def moves(self) -> float:
        """How probable it is that one is a later state of the other."""
        return self.later + self.earlier

    def turned(self) -> Relation:
        """Return what the second is to the first."""
        return Relation(
            self.different,
            self.same,
            self.refined,
            self.refines,
            self.against,
            self.earlier,
            self.later,
        )
