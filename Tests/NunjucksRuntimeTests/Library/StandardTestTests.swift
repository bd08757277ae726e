import Testing

@Test("tests give what Nunjucks' tests give")
func standardTests() {
    #expect(differences(in: table) == [])
}

private let table = #"""
    is_callable(range) ⇒ true
    is_callable("x") ⇒ false
    is_defined(undefined) ⇒ false
    is_defined(null) ⇒ true
    is_undefined(undefined) ⇒ true
    is_undefined(null) ⇒ false
    is_null(null) ⇒ true
    is_null(undefined) ⇒ false
    is_none(null) ⇒ true
    is_none(0) ⇒ false
    is_truthy("") ⇒ false
    is_truthy(safe("")) ⇒ true
    is_truthy([]) ⇒ true
    is_truthy(NaN) ⇒ false
    is_falsy(0) ⇒ true
    is_falsy("0") ⇒ false
    is_number(1) ⇒ true
    is_number("1") ⇒ false
    is_number(NaN) ⇒ true
    is_string("") ⇒ true
    is_string(safe("")) ⇒ false
    is_string(1) ⇒ false
    is_escaped(safe("")) ⇒ true
    is_escaped("") ⇒ false
    is_mapping({}) ⇒ true
    is_mapping([]) ⇒ false
    is_mapping(null) ⇒ false
    is_mapping(undefined) ⇒ false
    is_mapping("x") ⇒ false
    is_mapping(safe("x")) ⇒ true
    is_mapping(/a/) ⇒ true
    is_mapping(range) ⇒ false
    is_iterable([]) ⇒ true
    is_iterable("x") ⇒ true
    is_iterable("") ⇒ true
    is_iterable(safe("x")) ⇒ true
    is_iterable({}) ⇒ false
    is_iterable(5) ⇒ false
    is_iterable(null) ⇒ throws
    is_iterable(undefined) ⇒ throws
    is_eq(1, 1) ⇒ true
    is_equalto(1, "1") ⇒ false
    is_sameas([], []) ⇒ false
    is_eq(NaN, NaN) ⇒ false
    is_eq("é", "é") ⇒ true
    is_eq("x", safe("x")) ⇒ false
    is_ne(1, 1) ⇒ false
    is_ne(1, "1") ⇒ true
    is_ne(undefined) ⇒ false
    is_gt(2, 1) ⇒ true
    is_greaterthan("10", "9") ⇒ false
    is_greaterthan("10", 9) ⇒ true
    is_gt(1) ⇒ false
    is_ge(1, 1) ⇒ true
    is_ge(1, "x") ⇒ false
    is_ge(null, 0) ⇒ true
    is_lt(1, 2) ⇒ true
    is_lessthan("a", "B") ⇒ false
    is_le(1, 1) ⇒ true
    is_le(undefined, undefined) ⇒ false
    is_divisibleby(6, 3) ⇒ true
    is_divisibleby(7, 3) ⇒ false
    is_divisibleby("6", "3") ⇒ true
    is_divisibleby(6, 0) ⇒ false
    is_divisibleby(0, 3) ⇒ true
    is_divisibleby(1.5, 0.5) ⇒ true
    is_even(2) ⇒ true
    is_even(-3) ⇒ false
    is_even("4") ⇒ true
    is_even(null) ⇒ true
    is_even(2.5) ⇒ false
    is_odd(3) ⇒ true
    is_odd(-3) ⇒ false
    is_odd("x") ⇒ false
    is_odd([3]) ⇒ true
    is_lower("abc") ⇒ true
    is_lower("aBc") ⇒ false
    is_lower("1") ⇒ true
    is_lower(safe("abc")) ⇒ false
    is_lower(5) ⇒ throws
    is_lower(undefined) ⇒ throws
    is_upper("ABC") ⇒ true
    is_upper("ß") ⇒ false
    is_upper([]) ⇒ throws
    """#
