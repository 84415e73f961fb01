# SPDX-License-Identifier: GPL-3.0-or-later
import itertools

from va_desktop.casework.codes import check_digit, new_code, read, shown


def test_damms_own_example() -> None:
    assert check_digit("572") == "4"


def test_one_wrong_digit_and_two_swapped_neighbours_are_always_found() -> None:
    codes = [f"{number:08d}" for number in (0, 12345678, 99999999, 47209381, 10203040)]
    for code in (digits + check_digit(digits) for digits in codes):
        assert read(code) == code
        for place, digit in itertools.product(range(9), "0123456789"):
            wrong = code[:place] + digit + code[place + 1 :]
            assert wrong == code or read(wrong) is None
        for place in range(8):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert swapped == code or read(swapped) is None


def test_a_code_can_be_typed_in_any_script_and_spacing() -> None:
    code = new_code(lambda code: False, lambda most: 47209381)
    assert read(shown(code)) == code
    assert read(f" {code[:4]}-{code[4:]} ") == code
    assert read("".join(chr(0x0660 + int(digit)) for digit in code)) == code
    assert read("".join(chr(0x17E0 + int(digit)) for digit in code)) == code
    for wrong in ("", "Ana", code + "1", code[:-1], f"x{code}"):
        assert read(wrong) is None


def test_a_code_is_new_here() -> None:
    numbers = iter((1, 1, 2))
    first = new_code(lambda code: False, lambda most: 1)
    assert new_code(lambda code: code == first, lambda most: next(numbers)) != first
