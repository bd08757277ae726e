import Testing

@Test("methods of text give what JavaScript gives")
func stringMethods() {
    #expect(differences(in: strings) == [])
}

@Test("methods of numbers give what JavaScript gives")
func numberMethods() {
    #expect(differences(in: numbers) == [])
}

@Test("methods of lists give what JavaScript gives")
func arrayMethods() {
    #expect(differences(in: arrays) == [])
}

@Test("properties and methods of other values give what JavaScript gives")
func otherMethods() {
    #expect(differences(in: others) == [])
}

private let strings = #"""
    "abc".length ⇒ 3
    "a😀".length ⇒ 3
    "abc".nope ⇒ undefined
    "abc".at(-1) ⇒ "c"
    "abc".at(3) ⇒ undefined
    "abc".at() ⇒ "a"
    "a😀".at(1) ⇒ "\ud83d"
    "a😀".at(-1) ⇒ "\ude00"
    "abc".charAt(1) ⇒ "b"
    "abc".charAt(-1) ⇒ ""
    "abc".charAt(1.9) ⇒ "b"
    "abc".charAt("x") ⇒ "a"
    "abc".charAt(Infinity) ⇒ ""
    "a😀b".charAt(2) ⇒ "\ude00"
    "abc".charCodeAt(1) ⇒ 98
    "abc".charCodeAt(9) ⇒ NaN
    "a😀".charCodeAt(2) ⇒ 56832
    "é".charCodeAt() ⇒ 233
    "😀".codePointAt(0) ⇒ 128512
    "😀".codePointAt(1) ⇒ 56832
    "a".codePointAt(1) ⇒ undefined
    "a".concat("b", 1, null, undefined, [1, 2]) ⇒ "ab1nullundefined1,2"
    "\ud83d".concat("\ude00") ⇒ "😀"
    "abc".endsWith("c") ⇒ true
    "abc".endsWith("b", 2) ⇒ true
    "abc".endsWith("") ⇒ true
    "abc".endsWith("abcd") ⇒ false
    "é😀".endsWith("😀") ⇒ true
    "😀".endsWith("\ude00") ⇒ true
    "abc".endsWith(/c/) ⇒ throws
    "abc".startsWith("a") ⇒ true
    "abc".startsWith("b", 1) ⇒ true
    "abc".startsWith("b", -5) ⇒ false
    "é😀x".startsWith("x", 3) ⇒ true
    "abc".startsWith(undefined) ⇒ false
    "undefinedx".startsWith() ⇒ true
    "abc".includes("b") ⇒ true
    "abc".includes("b", 2) ⇒ false
    "abc".includes("") ⇒ true
    "1,2".includes([1, 2]) ⇒ true
    "abc".includes(/b/) ⇒ throws
    "😀".includes("\ud83d") ⇒ true
    "abcabc".indexOf("c") ⇒ 2
    "abcabc".indexOf("c", 3) ⇒ 5
    "abcabc".indexOf("c", -3) ⇒ 2
    "abc".indexOf("", 10) ⇒ 3
    "abc".indexOf("x") ⇒ -1
    "é😀éx".indexOf("x") ⇒ 4
    "😀😀".indexOf("😀", 1) ⇒ 2
    "😀".indexOf("\ude00") ⇒ 1
    "abcabc".lastIndexOf("c") ⇒ 5
    "abcabc".lastIndexOf("c", 4) ⇒ 2
    "abcabc".lastIndexOf("abc", -1) ⇒ 0
    "abcabc".lastIndexOf("x") ⇒ -1
    "abc".lastIndexOf("") ⇒ 3
    "abc".lastIndexOf("", 1) ⇒ 1
    "é😀é".lastIndexOf("é") ⇒ 3
    "é😀é".lastIndexOf("é", 2) ⇒ 0
    "é😀é".lastIndexOf("") ⇒ 4
    "é😀é".lastIndexOf("", 2) ⇒ 2
    "canal".lastIndexOf("a", NaN) ⇒ 3
    "a".localeCompare("b") ⇒ -1
    "a".localeCompare("A") ⇒ -1
    "B".localeCompare("a") ⇒ 1
    "a".localeCompare("a") ⇒ 0
    "ab".localeCompare("a") ⇒ 1
    "1".localeCompare("a") ⇒ -1
    "_".localeCompare("1") ⇒ -1
    "a b".localeCompare("ab") ⇒ -1
    "côte".localeCompare("coté") ⇒ 1
    "cote".localeCompare("Cote") ⇒ -1
    "coté".localeCompare("cotf") ⇒ -1
    "Äpfel".localeCompare("Apfel") ⇒ 1
    "Äpfel".localeCompare("Apfelz") ⇒ -1
    "straße".localeCompare("strasse") ⇒ 1
    "straße".localeCompare("strast") ⇒ -1
    "œuf".localeCompare("of") ⇒ -1
    "z".localeCompare("é") ⇒ 1
    "a-b".localeCompare("a b") ⇒ 1
    "$5".localeCompare("5") ⇒ -1
    "€5".localeCompare("$5") ⇒ 1
    "ñandú".localeCompare("nandu") ⇒ 1
    "ñandú".localeCompare("nandv") ⇒ -1
    "я".localeCompare("а") ⇒ 1
    "a".localeCompare("я") ⇒ -1
    "É".localeCompare("é") ⇒ 1
    "résumé".localeCompare("Resume") ⇒ 1
    "e\u0301".localeCompare("é") ⇒ 0
    "Crème brûlée Ấ ế ǘ".normalize("NFD") ⇒ "Crème brûlée Ấ ế ǘ"
    "Cre\u0300me A\u0302\u0301 e\u0323\u0302 a\u0301\u0323".normalize() ⇒ "Crème Ấ ệ ạ́"
    "\u212b \u1f71 й ΐ ᾷ".normalize("NFC") ⇒ "Å ά й ΐ ᾷ"
    "\u212b \u1f71 й ΐ ᾷ Ω".normalize("NFD") ⇒ "Å ά й ΐ ᾷ Ω"
    "한국어 각".normalize("NFD") ⇒ "한국어 각"
    "\u1112\u1161\u11ab\u1100".normalize("NFC") ⇒ "한ᄀ"
    "ﬁ①".normalize("NFKC") ⇒ "fi1"
    "ﬁ①é".normalize("NFKD") ⇒ "fi1é"
    "\u0958".normalize() ⇒ "क़"
    "\ud83de\u0301".normalize() ⇒ "\ud83dé"
    "я".localeCompare("Ж") ⇒ 1
    "ё".localeCompare("ж") ⇒ -1
    "あ".localeCompare("ア") ⇒ -1
    "漢".localeCompare("ひ") ⇒ 1
    "-".localeCompare("_") ⇒ 1
    "😀".localeCompare("a") ⇒ -1
    "ŉ".toUpperCase() ⇒ "ʼN"
    "ΑΣ".toLowerCase() ⇒ "ας"
    "İ\ud83d".toLowerCase() ⇒ "i̇\ud83d"
    "ñ".normalize("x") ⇒ throws
    "abc".normalize() ⇒ "abc"
    "Ab".localeCompare("aC") ⇒ -1
    "abc".match(/b/) ⇒ ["b"]
    "abcb".match(/b/g) ⇒ ["b", "b"]
    "abc".match(/x/) ⇒ null
    "abc".match(/x/g) ⇒ null
    "abc".match("b") ⇒ ["b"]
    "a.c".match("\\.") ⇒ ["."]
    "abc".match() ⇒ [""]
    "abc".match(/(a)(x)?/) ⇒ ["a", "a", undefined]
    "abc".match("[") ⇒ throws
    "é😀x".match(/x/) ⇒ ["x"]
    "é😀x".search(/x/) ⇒ 3
    "abc".search("c") ⇒ 2
    "abc".search(/x/) ⇒ -1
    "5".padStart(3, "0") ⇒ "005"
    "5".padStart(3) ⇒ "  5"
    "5".padStart(6, "ab") ⇒ "ababa5"
    "555".padStart(2, "0") ⇒ "555"
    "5".padStart(3, "") ⇒ "5"
    "5".padStart() ⇒ "5"
    "5".padEnd(3, "😀") ⇒ "5😀"
    "5".padEnd(4, "😀") ⇒ "5😀\ud83d"
    "5".padEnd("4", 12) ⇒ "5121"
    "ab".repeat(3) ⇒ "ababab"
    "ab".repeat(0) ⇒ ""
    "ab".repeat(-1) ⇒ throws
    "ab".repeat(Infinity) ⇒ throws
    "ab".repeat(1.9) ⇒ "ab"
    "ab".repeat("2") ⇒ "abab"
    "ab".repeat(-0.5) ⇒ ""
    "abab".replace("b", "x") ⇒ "axab"
    "abab".replace("b", "[$&$`$']") ⇒ "a[baab]ab"
    "abab".replace("z", "x") ⇒ "abab"
    "abab".replace("", "x") ⇒ "xabab"
    "abab".replace("b") ⇒ "aundefinedab"
    "abab".replace(/b/g, "x") ⇒ "axax"
    "abab".replace(/(b)/g, "$1$1$2") ⇒ "abb$2abb$2"
    "aXbX".replace(/x/i, "") ⇒ "abX"
    "a.b".replace(".", "$$") ⇒ "a$b"
    "a1b2".replace(/\d/g, "<$&>") ⇒ "a<1>b<2>"
    "abab".replaceAll("b", "x") ⇒ "axax"
    "abab".replaceAll("b", "$&!") ⇒ "ab!ab!"
    "ab".replaceAll("", "-") ⇒ "-a-b-"
    "aaa".replaceAll("aa", "b") ⇒ "ba"
    "abab".replaceAll(/b/g, "x") ⇒ "axax"
    "abab".replaceAll(/b/, "x") ⇒ throws
    "é😀é".replaceAll("é", "e") ⇒ "e😀e"
    "abcdef".slice(2) ⇒ "cdef"
    "abcdef".slice(-2) ⇒ "ef"
    "abcdef".slice(1, -1) ⇒ "bcde"
    "abcdef".slice(4, 2) ⇒ ""
    "abcdef".slice(1.9, 3.9) ⇒ "bc"
    "abcdef".slice("1", undefined) ⇒ "bcdef"
    "abcdef".slice(1, null) ⇒ ""
    "😀é".slice(1) ⇒ "\ude00é"
    "😀é".slice(0, 2) ⇒ "😀"
    "abcdef".substring(2) ⇒ "cdef"
    "abcdef".substring(4, 2) ⇒ "cd"
    "abcdef".substring(-3, 2) ⇒ "ab"
    "abcdef".substring(NaN, 2) ⇒ "ab"
    "abcdef".substring(2, undefined) ⇒ "cdef"
    "abcdef".substr(2, 3) ⇒ "cde"
    "abcdef".substr(-3, 2) ⇒ "de"
    "abcdef".substr(-9, 2) ⇒ "ab"
    "abcdef".substr(2) ⇒ "cdef"
    "abcdef".substr(2, -1) ⇒ ""
    "abcdef".substr(9) ⇒ ""
    "a,b,c".split(",") ⇒ ["a", "b", "c"]
    "a,b,c".split(",", 2) ⇒ ["a", "b"]
    "a,b,c".split(",", -1) ⇒ ["a", "b", "c"]
    "a,b,c".split(",", 0) ⇒ []
    "a,b,c".split() ⇒ ["a,b,c"]
    "a,b,c".split(undefined, 0) ⇒ []
    "a,b,c".split("") ⇒ ["a", ",", "b", ",", "c"]
    "a😀".split("") ⇒ ["a", "\ud83d", "\ude00"]
    "".split("") ⇒ []
    "".split(",") ⇒ [""]
    ",a,".split(",") ⇒ ["", "a", ""]
    "a1b22c".split(/\d/) ⇒ ["a", "b", "", "c"]
    "a1b22c".split(/\d+/) ⇒ ["a", "b", "c"]
    "a1b22c".split(/(\d)+/) ⇒ ["a", "1", "b", "2", "c"]
    "abc".split(/(?:)/) ⇒ ["a", "b", "c"]
    "baac".split(/a*/) ⇒ ["b", "c"]
    "".split(/a/) ⇒ [""]
    "".split(/(?:)/) ⇒ []
    "a, b,c".split(/,\s*/, 2) ⇒ ["a", "b"]
    "a,b".split(/(,)|(x)/) ⇒ ["a", ",", undefined, "b"]
    "anullb".split(null) ⇒ ["a", "b"]
    "a😀b😀c".split("😀") ⇒ ["a", "b", "c"]
    "ÀÉ ΑΣ".toLowerCase() ⇒ "àé ας"
    "straße".toUpperCase() ⇒ "STRASSE"
    "İ".toLocaleLowerCase() ⇒ "i̇"
    "i".toLocaleUpperCase() ⇒ "I"
    " a ".trim() ⇒ "a"
    " a ".trimStart() ⇒ "a "
    " a ".trimEnd() ⇒ " a"
    "\u00a0a\ufeff".trimLeft() ⇒ "a﻿"
    "\u00a0a\u3000".trimRight() ⇒ " a"
    "a".toString() ⇒ "a"
    "a".valueOf() ⇒ "a"
    "abc".hasOwnProperty("length") ⇒ true
    "abc".hasOwnProperty(1) ⇒ true
    "abc".hasOwnProperty(3) ⇒ false
    "abc".propertyIsEnumerable(1) ⇒ true
    "abc".propertyIsEnumerable("length") ⇒ false
    "abc".nope() ⇒ throws
    safe("abc").length ⇒ 3
    safe("abc").val ⇒ "abc"
    safe("abc").toUpperCase() ⇒ "ABC"
    safe("abc").toString() ⇒ "abc"
    safe("abc").slice(1) ⇒ "bc"
    safe("abc").hasOwnProperty("val") ⇒ true
    """#

private let numbers = #"""
    (1.005).toFixed(2) ⇒ "1.00"
    (1.45).toFixed(1) ⇒ "1.4"
    (8.345).toFixed(2) ⇒ "8.35"
    (2.5).toFixed(0) ⇒ "3"
    (-2.5).toFixed(0) ⇒ "-3"
    (-1.5).toFixed() ⇒ "-2"
    (0.5).toFixed(0) ⇒ "1"
    (1.5).toFixed(0) ⇒ "2"
    (0.000001).toFixed(7) ⇒ "0.0000010"
    (123.456).toFixed(2) ⇒ "123.46"
    (0).toFixed(2) ⇒ "0.00"
    (-0).toFixed(2) ⇒ "0.00"
    (-0.0000001).toFixed(2) ⇒ "-0.00"
    (-0.004).toFixed(2) ⇒ "-0.00"
    (1e21).toFixed(2) ⇒ "1e+21"
    (999999999999999900000).toFixed(1) ⇒ "999999999999999868928.0"
    (0.1).toFixed(20) ⇒ "0.10000000000000000555"
    (0.1).toFixed(60) ⇒ "0.100000000000000005551115123125782702118158340454101562500000"
    (5e-324).toFixed(100) ⇒ "0.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
    (1.23e-10).toFixed(2) ⇒ "0.00"
    (123).toFixed(-1) ⇒ throws
    (123).toFixed(101) ⇒ throws
    (9.995).toFixed(2) ⇒ "9.99"
    (99.99).toFixed(1) ⇒ "100.0"
    (NaN).toFixed(2) ⇒ "NaN"
    (Infinity).toFixed(2) ⇒ "Infinity"
    (12).toFixed("1") ⇒ "12.0"
    (255).toString(16) ⇒ "ff"
    (255).toString(2) ⇒ "11111111"
    (-255).toString(36) ⇒ "-73"
    (0.5).toString(2) ⇒ "0.1"
    (0.1).toString(3) ⇒ "0.0022002200220022002200220022002201"
    (3.14159).toString(16) ⇒ "3.243f3e0370cdc"
    (1e21).toString(16) ⇒ "3635c9adc5dea00000"
    (1e300).toString(7) ⇒ "6562255533065302131000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
    (1e-7).toString(36) ⇒ "0.000061oezo085tl"
    (123.456).toString() ⇒ "123.456"
    (5).toString(1) ⇒ throws
    (5).toString(37) ⇒ throws
    (5).toString(null) ⇒ throws
    (NaN).toString(2) ⇒ "NaN"
    (0).toString(2) ⇒ "0"
    (123.456).toPrecision(4) ⇒ "123.5"
    (123.456).toPrecision(2) ⇒ "1.2e+2"
    (0.000123).toPrecision(2) ⇒ "0.00012"
    (0.000000123).toPrecision(2) ⇒ "1.2e-7"
    (1.25).toPrecision(2) ⇒ "1.3"
    (1.35).toPrecision(2) ⇒ "1.4"
    (0).toPrecision(3) ⇒ "0.00"
    (-1.5).toPrecision(1) ⇒ "-2"
    (99.99).toPrecision(3) ⇒ "100"
    (1e21).toPrecision(3) ⇒ "1.00e+21"
    (1e21).toPrecision(22) ⇒ "1000000000000000000000"
    (123).toPrecision() ⇒ "123"
    (123).toPrecision(0) ⇒ throws
    (123).toPrecision(101) ⇒ throws
    (Infinity).toPrecision(2) ⇒ "Infinity"
    (123456).toExponential(2) ⇒ "1.23e+5"
    (123456).toExponential() ⇒ "1.23456e+5"
    (0).toExponential() ⇒ "0e+0"
    (0).toExponential(2) ⇒ "0.00e+0"
    (-0.00015).toExponential(0) ⇒ "-1e-4"
    (1.25).toExponential(1) ⇒ "1.3e+0"
    (5e-324).toExponential() ⇒ "5e-324"
    (1).toExponential(-1) ⇒ throws
    (NaN).toExponential(200) ⇒ "NaN"
    (1234567.891).toLocaleString() ⇒ "1,234,567.891"
    (1234).toLocaleString() ⇒ "1,234"
    (999).toLocaleString() ⇒ "999"
    (0.0005).toLocaleString() ⇒ "0.001"
    (1.0005).toLocaleString() ⇒ "1.001"
    (1.00049999).toLocaleString() ⇒ "1"
    (-1234.5).toLocaleString() ⇒ "-1,234.5"
    (1e21).toLocaleString() ⇒ "1,000,000,000,000,000,000,000"
    (0).toLocaleString() ⇒ "0"
    (-0).toLocaleString() ⇒ "-0"
    (NaN).toLocaleString() ⇒ "NaN"
    (Infinity).toLocaleString() ⇒ "∞"
    (-0.0001).toLocaleString() ⇒ "-0"
    (1234.5).toLocaleString("en-US", {"minimumFractionDigits": 2}) ⇒ "1,234.50"
    (1234.5678).toLocaleString("en-US", {"maximumFractionDigits": 1}) ⇒ "1,234.6"
    (1234.5).toLocaleString("en-US", {"minimumFractionDigits": 2, "maximumFractionDigits": 2}) ⇒ "1,234.50"
    (0).toLocaleString("en-US", {"minimumFractionDigits": 2}) ⇒ "0.00"
    (1234.5).toLocaleString("en-US", {"useGrouping": false}) ⇒ "1234.5"
    (1234.5).toLocaleString("en-US", {"minimumFractionDigits": 5}) ⇒ "1,234.50000"
    (1234.5).toLocaleString("en-US", {"minimumFractionDigits": 5, "maximumFractionDigits": 2}) ⇒ throws
    (0.125).toLocaleString("en-US", {"maximumFractionDigits": 0}) ⇒ "0"
    (0.5).toLocaleString("en-US", {"maximumFractionDigits": 0}) ⇒ "1"
    (2.5).toLocaleString("en-US", {"maximumFractionDigits": 0}) ⇒ "3"
    (5).valueOf() ⇒ 5
    (5).nope() ⇒ throws
    (5).nope ⇒ undefined
    """#

private let arrays = #"""
    [1, 2, 3].length ⇒ 3
    [1, 2, 3].at(-1) ⇒ 3
    [1, 2, 3].at(5) ⇒ undefined
    [1].concat([2, [3]], 4, undefined) ⇒ [1, 2, [3], 4, undefined]
    [1, [2, [3, [4]]]].flat() ⇒ [1, 2, [3, [4]]]
    [1, [2, [3, [4]]]].flat(Infinity) ⇒ [1, 2, 3, 4]
    [1, [2, [3]]].flat(0) ⇒ [1, [2, [3]]]
    [1, [2, [3]]].flat("x") ⇒ [1, [2, [3]]]
    [1, NaN].includes(NaN) ⇒ true
    [1, 2].includes("1") ⇒ false
    [1, 2].includes(1, 1) ⇒ false
    [1, 2].includes(2, -1) ⇒ true
    [undefined].includes() ⇒ true
    [1, NaN].indexOf(NaN) ⇒ -1
    ["a", "b", "a"].indexOf("a", 1) ⇒ 2
    ["a", "b", "a"].indexOf("b", -1) ⇒ -1
    ["a", "b", "a"].indexOf("b", -2) ⇒ 1
    ["a", "b", "a"].lastIndexOf("a") ⇒ 2
    ["a", "b", "a"].lastIndexOf("a", 1) ⇒ 0
    ["a", "b", "a"].lastIndexOf("a", -2) ⇒ 0
    ["a", "b", "a"].lastIndexOf("a", -4) ⇒ -1
    ["a", "b", "a"].lastIndexOf("a", undefined) ⇒ 0
    [].lastIndexOf("a") ⇒ -1
    [1, null, undefined, [2, 3], "x"].join() ⇒ "1,,,2,3,x"
    [1, 2].join("") ⇒ "12"
    [1, 2].join(null) ⇒ "1null2"
    [1, [2, 3]].toString() ⇒ "1,2,3"
    [1, 2].toLocaleString() ⇒ "1,2"
    [1, 2, 3, 4].slice(1, -1) ⇒ [2, 3]
    [1, 2, 3, 4].slice(-2) ⇒ [3, 4]
    [1, 2, 3, 4].slice() ⇒ [1, 2, 3, 4]
    [1, 2, 3, 4].slice(3, 1) ⇒ []
    ["a", "b"].keys() ⇒ [0, 1]
    ["a", "b"].values() ⇒ ["a", "b"]
    ["a", "b"].entries() ⇒ [[0, "a"], [1, "b"]]
    [1, 2].push(3, 4) ⇒ [4, [1, 2, 3, 4]]
    [1, 2].push() ⇒ [2, [1, 2]]
    [1, 2].pop() ⇒ [2, [1]]
    [].pop() ⇒ [undefined, []]
    [1, 2].shift() ⇒ [1, [2]]
    [].shift() ⇒ [undefined, []]
    [1, 2].unshift(8, 9) ⇒ [4, [8, 9, 1, 2]]
    [1, 2, 3].reverse() ⇒ [[3, 2, 1], [3, 2, 1]]
    [3, 10, 1, "b", undefined, null].sort() ⇒ [[1, 10, 3, "b", null, undefined], [1, 10, 3, "b", null, undefined]]
    ["b", "a", "B", "é", "😀", "\uffff"].sort() ⇒ [["B", "a", "b", "é", "😀", "￿"], ["B", "a", "b", "é", "😀", "￿"]]
    [1, 2, 3, 4].splice(1, 2) ⇒ [[2, 3], [1, 4]]
    [1, 2, 3, 4].splice(1, 2, "x", "y", "z") ⇒ [[2, 3], [1, "x", "y", "z", 4]]
    [1, 2, 3, 4].splice(-1) ⇒ [[4], [1, 2, 3]]
    [1, 2, 3, 4].splice() ⇒ [[], [1, 2, 3, 4]]
    [1, 2, 3, 4].splice(undefined) ⇒ [[1, 2, 3, 4], []]
    [1, 2, 3, 4].splice(1, -5, "x") ⇒ [[], [1, "x", 2, 3, 4]]
    [1, 2, 3, 4].splice(1, 99) ⇒ [[2, 3, 4], [1]]
    [1, 2, 3].fill(0) ⇒ [[0, 0, 0], [0, 0, 0]]
    [1, 2, 3].fill(0, 1) ⇒ [[1, 0, 0], [1, 0, 0]]
    [1, 2, 3].fill(0, -1) ⇒ [[1, 2, 0], [1, 2, 0]]
    [1, 2, 3].fill(0, 1, 2) ⇒ [[1, 0, 3], [1, 0, 3]]
    [1, 2].hasOwnProperty(1) ⇒ true
    [1, 2].hasOwnProperty("length") ⇒ true
    [1, 2].hasOwnProperty(2) ⇒ false
    [1].valueOf() ⇒ [1]
    [1].nope() ⇒ throws
    """#

private let others = #"""
    ({"a": 1}).a ⇒ 1
    ({"a": 1}).b ⇒ undefined
    ({"a": 1}).toString ⇒ function
    ({"a": 1}).hasOwnProperty("a") ⇒ true
    ({"a": 1}).hasOwnProperty("toString") ⇒ false
    ({"a": 1}).toString() ⇒ "[object Object]"
    ({"a": 1}).toLocaleString() ⇒ "[object Object]"
    ({"a": 1}).valueOf() ⇒ {"a": 1}
    ({"a": 1}).propertyIsEnumerable("a") ⇒ true
    ({"a": 1}).isPrototypeOf({}) ⇒ false
    ({"a": 1}).nope() ⇒ throws
    (true).toString() ⇒ "true"
    (true).valueOf() ⇒ true
    (true).length ⇒ undefined
    /a(b)?/gi.source ⇒ "a(b)?"
    /a(b)?/gi.flags ⇒ "gi"
    /a(b)?/gi.global ⇒ true
    /a(b)?/gi.ignoreCase ⇒ true
    /a(b)?/gi.multiline ⇒ false
    /a(b)?/gi.lastIndex ⇒ 0
    /a(b)?/.test("xa") ⇒ true
    /a(b)?/.test("x") ⇒ false
    /^a$/m.test("x\na\ny") ⇒ true
    /^a$/.test("x\na\ny") ⇒ false
    /\bword\b/.test("a word.") ⇒ true
    /^\d+$/.test("12\n") ⇒ false
    /null/.test(null) ⇒ true
    /a(b)?/.exec("xab") ⇒ ["ab", "b"]
    /a(b)?/.exec("xac") ⇒ ["a", undefined]
    /a(b)?/.exec("x") ⇒ null
    /a\/b/g.toString() ⇒ "/a\\/b/g"
    """#
