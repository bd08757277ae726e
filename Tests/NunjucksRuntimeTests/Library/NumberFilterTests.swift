import Testing

@Test("filters of numbers give what Nunjucks gives")
func numberFilters() {
    #expect(differences(in: table) == [])
}

private let table = #"""
    abs(-5) ⇒ 5
    abs("-5.5") ⇒ 5.5
    abs(-0) ⇒ 0
    abs(null) ⇒ 0
    abs(undefined) ⇒ NaN
    abs([]) ⇒ 0
    abs([-3]) ⇒ 3
    abs("x") ⇒ NaN
    abs({}) ⇒ NaN
    abs(true) ⇒ 1
    round(4.5) ⇒ 5
    round(-4.5) ⇒ -4
    round(-0.4) ⇒ -0
    round(0.49999999999999994) ⇒ 0
    round(4503599627370497) ⇒ 4503599627370497
    round(9007199254740991) ⇒ 9007199254740991
    round(4.123, 2) ⇒ 4.12
    round(1.005, 2) ⇒ 1
    round(1.45, 1) ⇒ 1.5
    round(4.1, 0, "ceil") ⇒ 5
    round(4.9, 0, "floor") ⇒ 4
    round(-4.1, 0, "ceil") ⇒ -4
    round(4.12345, 3, "floor") ⇒ 4.123
    round(4.5, 0, "nope") ⇒ 5
    round(1234.5, -2) ⇒ 1200
    round("4.7") ⇒ 5
    round("4.7", "0") ⇒ 5
    round("4.75", "1") ⇒ 4.8
    round(null) ⇒ 0
    round(undefined) ⇒ NaN
    round(Infinity) ⇒ Infinity
    round(1234567, -5) ⇒ 1200000
    round(123456, -4) ⇒ 120000.00000000001
    round(5, 400) ⇒ NaN
    round(1.23456789, 7.5) ⇒ 1.2345679031208552
    round(0.000012345, 23) ⇒ 0.000012344999999999998
    round([3.6]) ⇒ 4
    int("42abc") ⇒ 42
    int("  -42.9 ") ⇒ -42
    int("abc") ⇒ undefined
    int("abc", 7) ⇒ 7
    int("0x1f") ⇒ 0
    int("1f", 0, 16) ⇒ 31
    int("0x1f", 0, 16) ⇒ 31
    int("0x1f", 0, 0) ⇒ 31
    int("101", 0, 2) ⇒ 5
    int("109", 0, 8) ⇒ 8
    int("z", 0, 36) ⇒ 35
    int("z", 5, 37) ⇒ 5
    int("1", 5, 1) ⇒ 5
    int("12", keywords({"base": 5})) ⇒ 7
    int("zz", keywords({"default": 5})) ⇒ 5
    int("12", 1, 10, 4) ⇒ 12
    int(4.9) ⇒ 4
    int(-4.9) ⇒ -4
    int(1e21) ⇒ 1
    int(1e-7) ⇒ 1
    int("9007199254740993") ⇒ 9007199254740992
    int("123456789012345678901234567890") ⇒ 1.2345678901234568e+29
    int("ffffffffffffffffffffff", 0, 16) ⇒ 3.094850098213451e+26
    int("100000000000000000000000000000000000000000000000000001", 0, 2) ⇒ 9007199254740992
    int(null) ⇒ undefined
    int(undefined) ⇒ undefined
    int(undefined, 3) ⇒ 3
    int(true, 3) ⇒ 3
    int([7, 8]) ⇒ 7
    int("") ⇒ undefined
    int("-") ⇒ undefined
    int("-0") ⇒ -0
    int("+5") ⇒ 5
    int("\u00a05") ⇒ 5
    int(Infinity, 9) ⇒ 9
    float("3.14abc") ⇒ 3.14
    float("  -.5e3x") ⇒ -500
    float("5.") ⇒ 5
    float("5.e1") ⇒ 50
    float("1e") ⇒ 1
    float("1e+") ⇒ 1
    float(".") ⇒ undefined
    float("abc") ⇒ undefined
    float("abc", 2) ⇒ 2
    float("-Infinityx") ⇒ -Infinity
    float("+Infinity") ⇒ Infinity
    float("inf", 1) ⇒ 1
    float("0x10") ⇒ 0
    float("1e1000") ⇒ Infinity
    float("-0") ⇒ -0
    float(-0) ⇒ 0
    float(3.5) ⇒ 3.5
    float(1e21) ⇒ 1e+21
    float(NaN, 4) ⇒ 4
    float(null, 4) ⇒ 4
    float(undefined) ⇒ undefined
    float(true, "x") ⇒ "x"
    float([1.5, 2]) ⇒ 1.5
    float("1.7976931348623157e309") ⇒ Infinity
    float("123456789012345678") ⇒ 123456789012345680
    float("0.1234567890123456789") ⇒ 0.12345678901234568
    """#
