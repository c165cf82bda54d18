"""Texts that no newsroom would print, each as long as one likes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

LEAD = (
    "Banjir Landa Kota Portama\n\nPORTAMA, KabarTiga - Presiden Velmora Arden Kolsaria menawarkan bantuan kepada Kardova "
    "pada Senin (11/8/2025). "
)
PLAIN = "Presiden Velmora Arden Kolsaria mengatakan negaranya akan mengirim 20 tenda kepada Kardova pada Senin (11/8/2025). "
SYLLABLES = ("ka", "ru", "mel", "ta", "vor", "sin", "du", "lam", "por", "ne", "gi", "sal")


def name(number: int) -> str:
    """An invented name, another for every number."""
    word = ""
    number += 1
    while number:
        word += SYLLABLES[number % 12]
        number //= 12
    return f"{word}ran".capitalize()


def acted(count: int) -> str:
    """As many sentences, each with two new persons who meet."""
    return " ".join(f"Menteri {name(n)} {name(n * 7 + 3)} menemui Gubernur {name(n * 5 + 1)}." for n in range(count))


def listed(count: int) -> str:
    """One sentence with as many names."""
    return "Hadir " + ", ".join(f"{name(n)} {name(n * 7 + 3)}" for n in range(count)) + "."


def bare(count: int) -> str:
    """As many sentences with nothing between them."""
    return "".join(sign for sign in PLAIN * count if sign.isalnum() or sign == " ")


ODD: Mapping[str, tuple[Callable[[int], str], int]] = MappingProxyType(
    {
        "a sentence of 20,000 words": (lambda n: "hujan deras merendam ratusan rumah di tepi sungai dan " * n, 2_223),
        "5,000 names, two by two": (acted, 2_500),
        "5,000 names in a row": (listed, 5_000),
        "a quotation that never ends": (lambda n: '"' + PLAIN * n, 250),
        "quotations that begin again and again": (lambda n: f'"“‘{PLAIN}' * n, 250),
        "all capitals": (lambda n: PLAIN.upper() * n, 250),
        "no punctuation": (bare, 250),
        "no punctuation and no capitals": (lambda n: bare(n).lower(), 250),
        "Indonesian and English mixed": (
            lambda n: (
                'Prime Minister Mireth Oslande said on Monday akan mengirim bantuan, "We will help," kata Oslande. ' * n
            ),
            200,
        ),
        "emoji": (lambda n: "🙏🏽 Presiden 🇮🇩 Kolsaria 👨‍👩‍👧‍👦 mengatakan 20 tenda 🚑🚑🚑 tiba! 😭 " * n, 300),
        "right-to-left marks": (
            lambda n: (
                "\u202ePresiden\u202c Kolsaria \u200fمرحبا\u200f mengatakan \u2067Kardova\u2069 tiba \u061c20. " * n
            ),
            300,
        ),
        "digits of other scripts": (
            lambda n: (
                "Sebanyak ٢٠ orang tewas, १२३ rumah rusak, ２０ tenda, 四十, Ⅻ, ½ juta, ²³ pada Senin (١١/٨/٢٠٢٥). " * n
            ),
            200,
        ),
        "one word": (lambda n: "a" * n, 400_000),
        "full stops": (lambda n: "." * n + " Kolsaria.", 100_000),
        "parentheses": (lambda n: "(" * n + "Kolsaria" + ")" * n, 20_000),
        "quotation marks alone": (lambda n: "' \" " * n, 3_000),
        "figures alone": (lambda n: " ".join(f"{one} orang tewas" for one in range(n)), 1_200),
        "dates alone": (lambda n: " ".join(f"pada Senin ({one % 28 + 1}/8/2025)" for one in range(n)), 1_200),
        "cues alone": (lambda n: "kata Kolsaria, " * n, 2_000),
        "sources without commas": (lambda n: "menurutnya air akan surut dan menurut Kolsaria warga pulang " * n, 600),
        "offices and names": (
            lambda n: "".join(f"kata Kepala Dinas Air, {name(one)}, mantan bupati itu, " for one in range(n)),
            600,
        ),
        "descriptions that point back": (
            lambda n: "kata pria asal Portama itu dan mantan bupati Sarindal itu mengatakan " * n,
            600,
        ),
        "cues that wait for the next sentence": (lambda n: "Menteri Kolsaria mengataka. Pompa akan menyala. " * n, 500),
        "numbers that point back": (
            lambda n: "40 titik rumah rusak, dari enam itu 12 titik dan Rp 100-an miliar " * n,
            500,
        ),
        "quotations with a cue each": (
            lambda n: 'kata dia, warga pulang "Kami semua siap menghadapi banjir lagi," tuturnya ' * n,
            300,
        ),
        "prompts": (lambda n: "Baca JugaMenurut warga, air surut.Baca Juga: Banjir Landa Kota Portama " * n, 400),
        "titles alone": (lambda n: "Presiden " * n, 4_000),
        "invisible signs": (lambda n: "Presiden\u200b Kolsaria\ufeff mengatakan\u00a0akan\u00ad tiba\ufffd. " * n, 300),
        "odd line ends": (
            lambda n: "Presiden\x0b Kolsaria\x0c berkata\x1c akan\x1d tiba\x85 lalu\u2028 pergi\u2029. " * n,
            300,
        ),
    }
)
