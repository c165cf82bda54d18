"""How often one address may, and how long it waits."""

from runut.serve.guard.rates import REMEMBERED, Rates, Slowing


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        """The time that it was set to."""
        return self.now


def test_half_a_minutes_worth_at_once_and_the_rest_in_its_time() -> None:
    """Sixty a minute are thirty at once, then one each second; another address has its own."""
    clock = Clock()
    rates = Rates(60, clock)
    assert [rates.wait("192.0.2.1") for _ in range(30)] == [0.0] * 30
    assert 0 < rates.wait("192.0.2.1") <= 1
    assert rates.wait("192.0.2.2") == 0
    clock.now = 1.0
    assert rates.wait("192.0.2.1") == 0
    assert rates.wait("192.0.2.1") > 0


def test_one_network_is_one_address() -> None:
    """Whoever takes another IPv6 address of the same network each time is known again."""
    rates = Rates(2, Clock())
    assert rates.wait("2001:db8::1") == 0
    assert rates.wait("2001:db8::2") > 0
    assert rates.wait("2001:db8:0:1::2") == 0


def test_the_wait_doubles_up_to_its_longest_and_is_forgotten() -> None:
    """Some tries are free, then each failure waits twice as long; success and an hour forget them."""
    clock = Clock()
    slowing = Slowing(3, 60.0, clock)
    waits = list[float]()
    for _ in range(12):
        assert slowing.wait("ratri") == 0
        waits.append(slowing.wait("ratri") if len(waits) >= 2 else 0.0)
        clock.now += waits[-1]
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    assert slowing.wait("bagas") == 0
    slowing.succeed("ratri")
    assert [slowing.wait("ratri") for _ in range(3)] == [0, 0, 0]
    assert slowing.wait("ratri") > 0
    clock.now += 3_700
    assert slowing.wait("ratri") == 0


def test_one_success_does_not_excuse_the_failures_of_others() -> None:
    """Somebody who logs in takes back the own try alone, so that nobody clears an address by an account of one's own."""
    slowing = Slowing(3, 60.0, Clock())
    assert [slowing.wait("192.0.2.1") for _ in range(3)] == [0, 0, 0]
    slowing.excuse("192.0.2.1")
    assert slowing.wait("192.0.2.1") == 0
    assert slowing.wait("192.0.2.1") > 0


def test_memory_is_bounded() -> None:
    """However many ask, so many are remembered and no more."""
    rates, slowing = Rates(60, Clock()), Slowing(3, 60.0, Clock())
    for number in range(REMEMBERED + 50):
        rates.wait(f"a{number}")
        slowing.wait(f"a{number}")
    assert len(rates._left) == len(slowing._tried) == REMEMBERED  # noqa: SLF001  # what is bounded is not to be seen outside
