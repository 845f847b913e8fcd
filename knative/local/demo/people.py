"""Who works at Lumen Bikes, where the demo plays."""

from dataclasses import dataclass

DOMAIN = "lumen-bikes.example"
"""Nobody's, as RFC 2606 has it."""


@dataclass(frozen=True)
class Colleague:
    """Somebody of the twelve."""

    name: str
    time_zone: str = "Europe/Berlin"

    @property
    def email(self) -> str:
        """Their address: the first name, in small letters."""
        return f"{self.name.split()[0].lower()}@{DOMAIN}"


COLLEAGUES = (
    Colleague("Ana Gomez"),
    Colleague("Ben Okafor"),
    Colleague("Clara Lindqvist", "Europe/Stockholm"),
    Colleague("Deniz Çelik", "Europe/Istanbul"),
    Colleague("Emil Novak", "Europe/Prague"),
    Colleague("Fatima Haddad"),
    Colleague("Giorgio Conti", "Europe/Rome"),
    Colleague("Hana Sato", "Asia/Tokyo"),
    Colleague("Ivan Petrov"),
    Colleague("Julia Weber"),
    Colleague("Kofi Mensah", "Europe/London"),
    Colleague("Leyla Demir", "Europe/Istanbul"),
)
