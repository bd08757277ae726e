import Testing

@Test("filters of lists give what Nunjucks gives")
func collectionFilters() {
    #expect(differences(in: table) == [])
}

private let table = #"""
    first([1, 2]) ⇒ 1
    first([]) ⇒ undefined
    first("abc") ⇒ "a"
    first("😀") ⇒ "\ud83d"
    first("") ⇒ undefined
    first(safe("abc")) ⇒ undefined
    first({"0": "x"}) ⇒ "x"
    first({}) ⇒ undefined
    first(5) ⇒ undefined
    first(undefined) ⇒ throws
    last([1, 2]) ⇒ 2
    last([]) ⇒ undefined
    last("abc") ⇒ "c"
    last("") ⇒ undefined
    last("a😀") ⇒ "\ude00"
    last({"length": 2, "1": "x"}) ⇒ "x"
    last({"NaN": 1}) ⇒ 1
    last(5) ⇒ undefined
    last(safe("abc")) ⇒ undefined
    last(null) ⇒ throws
    length([1, 2]) ⇒ 2
    length("a😀") ⇒ 3
    length(safe("abc")) ⇒ 3
    length({"a": 1, "b": 2}) ⇒ 2
    length({"length": 7}) ⇒ 1
    length(undefined) ⇒ 0
    length(null) ⇒ 0
    length(false) ⇒ 0
    length(true) ⇒ undefined
    length(5) ⇒ undefined
    length(/a/) ⇒ undefined
    list("a😀") ⇒ ["a", "\ud83d", "\ude00"]
    list({"b": 1, "a": 2}) ⇒ [{"key": "b", "value": 1}, {"key": "a", "value": 2}]
    list([1]) ⇒ [1]
    list(safe("ab")) ⇒ [{"key": "val", "value": "ab"}, {"key": "length", "value": 2}]
    list(5) ⇒ throws
    list(undefined) ⇒ throws
    join([1, "a", null, undefined, [2, [3]], true]) ⇒ "1a2,3true"
    join([1, 2], ", ") ⇒ "1, 2"
    join([1, 2], 0) ⇒ "12"
    join([1, 2], 5) ⇒ "152"
    join([1, 2], null) ⇒ "12"
    join([1, 2], [3]) ⇒ "132"
    join([{"a": 1}, {"a": 2}, {}], "-", "a") ⇒ "1-2-"
    join(["x", [1, 2]], "-", "length") ⇒ "1-2"
    join([null], "-", "a") ⇒ throws
    join("abc", "-", "length") ⇒ "1-1-1"
    join(undefined, "-", "a") ⇒ ""
    join(undefined, "-") ⇒ throws
    join("abc", "-") ⇒ throws
    join({"a": 1}) ⇒ throws
    join([], "-") ⇒ ""
    join([safe("<"), safe("b")], safe("-")) ⇒ "<-b"
    join(["\ud83d", "\ude00"]) ⇒ "😀"
    join([{"a": {"b": 1}}], ",", "a.b") ⇒ ""
    sum([1, 2, 3]) ⇒ 6
    sum([1, 2], undefined, 10) ⇒ 13
    sum([{"a": 1}, {"a": 2}], "a") ⇒ 3
    sum([{"a": 1}, {}], "a", 10) ⇒ NaN
    sum(["1", 2]) ⇒ "0012"
    sum([1, 2], null, "x") ⇒ "x3"
    sum([]) ⇒ 0
    sum([null, true]) ⇒ 1
    sum([[1], 2]) ⇒ "0012"
    sum(undefined) ⇒ throws
    sum(undefined, "a") ⇒ 0
    sum("abc") ⇒ throws
    sum([undefined], "a") ⇒ throws
    sum([1, 2], undefined, null) ⇒ 3
    reverse([1, 2, 3]) ⇒ [3, 2, 1]
    reverse([]) ⇒ []
    reverse({"length": 2, "0": "a", "1": "b"}) ⇒ ["b", "a"]
    reverse({"a": 1}) ⇒ []
    reverse(undefined) ⇒ []
    reverse(5) ⇒ []
    batch([1, 2, 3, 4, 5], 2) ⇒ [[1, 2], [3, 4], [5]]
    batch([1, 2, 3, 4, 5], 2, "x") ⇒ [[1, 2], [3, 4], [5, "x"]]
    batch([1, 2, 3, 4], 3, "x") ⇒ [[1, 2, 3], [4, "x", "x"]]
    batch([1, 2, 3], 3, "x") ⇒ [[1, 2, 3]]
    batch([1, 2, 3], 0) ⇒ [[1, 2, 3]]
    batch([1, 2, 3], -2) ⇒ [[1, 2], [3]]
    batch([1, 2, 3], 1.5) ⇒ [[1, 2, 3]]
    batch([1, 2, 3], 1.5, 0) ⇒ [[1, 2, 3]]
    batch([1, 2, 3], "2", "z") ⇒ [[1, 2], [3, "z"]]
    batch([1, 2, 3]) ⇒ [[1, 2, 3]]
    batch([]) ⇒ []
    batch("abcde", 2) ⇒ [["a", "b"], ["c", "d"], ["e"]]
    batch({"length": 3, "0": 1, "2": 3}, 2) ⇒ [[1, undefined], [3]]
    batch(5, 2) ⇒ []
    batch(undefined, 2) ⇒ throws
    batch(null, 2) ⇒ throws
    slice([1, 2, 3, 4, 5], 2) ⇒ [[1, 2, 3], [4, 5]]
    slice([1, 2, 3, 4, 5, 6, 7], 3) ⇒ [[1, 2, 3], [4, 5], [6, 7]]
    slice([1, 2, 3, 4, 5, 6, 7], 3, "x") ⇒ [[1, 2, 3], [4, 5, "x"], [6, 7, "x"]]
    slice([1, 2, 3], 5) ⇒ [[1], [2], [3], [], []]
    slice([1, 2, 3], 5, "x") ⇒ [[1], [2], [3], ["x"], ["x"]]
    slice([1, 2, 3], 0) ⇒ []
    slice([1, 2, 3], -1) ⇒ []
    slice([1, 2, 3]) ⇒ []
    slice([1, 2, 3], 2.5) ⇒ [[1, 2], [3], []]
    slice([1, 2, 3, 4, 5, 6, 7], 1.5, "x") ⇒ [[1, 2, 3, 4, 5], [6, 7, "x"]]
    slice([1, 2, 3], "2") ⇒ [[1, 2], [3]]
    slice([], 2) ⇒ [[], []]
    slice("abcde", 2) ⇒ ["abc", "de"]
    slice("abcde", 2, "x") ⇒ throws
    slice("abcd", 5) ⇒ ["a", "b", "c", "d", ""]
    slice(safe("abcde"), 2) ⇒ ["abc", "de"]
    slice({"length": 2}, 2) ⇒ throws
    slice(5, 2) ⇒ throws
    slice(5, 0) ⇒ []
    slice(undefined, 2) ⇒ throws
    random([7]) ⇒ 7
    random("x") ⇒ "x"
    random([]) ⇒ undefined
    random({}) ⇒ undefined
    random(undefined) ⇒ throws
    select([0, 1, "", "a", null, undefined, [], {}, NaN]) ⇒ [1, "a", [], {}]
    select([1, 2, 3, 4], "odd") ⇒ [1, 3]
    select([1, 2, 3, 4], "divisibleby", 2) ⇒ [2, 4]
    select("abc", "string") ⇒ ["a", "b", "c"]
    select("aé", "eq", "é") ⇒ ["é"]
    select(safe("abc")) ⇒ []
    select([1, 2], "nope") ⇒ throws
    select(undefined) ⇒ throws
    select(5) ⇒ []
    select([1, "A"], "upper") ⇒ throws
    select({"length": 2, "0": 5, "1": 0}) ⇒ [5]
    reject([0, 1, "", "a", null, undefined]) ⇒ [0, "", null, undefined]
    reject([1, 2, 3, 4], "odd") ⇒ [2, 4]
    reject([1, 2, 3], "gt", 1) ⇒ [1]
    reject([1, 2], "nope") ⇒ throws
    selectattr([{"a": 1}, {"a": 0}, {}], "a") ⇒ [{"a": 1}]
    selectattr(["", "x"], "length") ⇒ ["x"]
    selectattr([null], "a") ⇒ throws
    selectattr(undefined, "a") ⇒ throws
    selectattr("abc", "length") ⇒ throws
    selectattr([{"undefined": 1}]) ⇒ [{"undefined": 1}]
    selectattr([{"a": {"b": 1}}], "a.b") ⇒ []
    rejectattr([{"a": 1}, {"a": 0}, {}], "a") ⇒ [{"a": 0}, {}]
    rejectattr([undefined], "a") ⇒ throws
    rejectattr({"a": 1}, "a") ⇒ throws
    groupby([{"a": "x", "n": 1}, {"a": "y"}, {"a": "x", "n": 2}], "a") ⇒ {"x": [{"a": "x", "n": 1}, {"a": "x", "n": 2}], "y": [{"a": "y"}]}
    groupby([{"a": 2}, {"a": "b"}, {"a": 1}, {}], "a") ⇒ {"1": [{"a": 1}], "2": [{"a": 2}], "b": [{"a": "b"}], "undefined": [{}]}
    groupby([{"a": {"b": 1}}, {"a": {"b": 2}}, {"a": 3}], "a.b") ⇒ {"1": [{"a": {"b": 1}}], "2": [{"a": {"b": 2}}], "undefined": [{"a": 3}]}
    groupby([{"a": null}], "a.b") ⇒ throws
    groupby(["ab", "c", "de"], "length") ⇒ {"1": ["c"], "2": ["ab", "de"]}
    groupby([[1, 2], [3]], 0) ⇒ {"3": [[3]], "1,2": [[1, 2]]}
    groupby([1, 2, 1]) ⇒ {"1": [1, 1], "2": [2]}
    groupby("hello") ⇒ {"h": ["h"], "e": ["e"], "l": ["l", "l"], "o": ["o"]}
    groupby([null], "a") ⇒ throws
    groupby(undefined, "a") ⇒ throws
    groupby(5, "a") ⇒ {}
    groupby(["toString"]) ⇒ throws
    groupby([5], "length") ⇒ {"undefined": [5]}
    sort([3, 1, 2]) ⇒ [1, 2, 3]
    sort([3, 1, 2], true) ⇒ [3, 2, 1]
    sort(["b", "A", "c", "B", "a"]) ⇒ ["A", "a", "b", "B", "c"]
    sort(["b", "A", "c", "B", "a"], false, true) ⇒ ["A", "B", "a", "b", "c"]
    sort(["b", "A", "c", "B", "a"], true) ⇒ ["c", "b", "B", "A", "a"]
    sort([{"n": "b"}, {"n": "A"}, {"n": "a"}], false, false, "n") ⇒ [{"n": "A"}, {"n": "a"}, {"n": "b"}]
    sort([{"n": "b"}, {"n": "A"}], keywords({"attribute": "n"})) ⇒ [{"n": "A"}, {"n": "b"}]
    sort([{"n": 1}, {"n": 2}], keywords({"attribute": "n", "reverse": true})) ⇒ [{"n": 2}, {"n": 1}]
    sort(["b", "A"], keywords({"case_sensitive": true})) ⇒ ["A", "b"]
    sort([{"a": {"b": 2}}, {"a": {"b": 1}}], false, false, "a.b") ⇒ [{"a": {"b": 1}}, {"a": {"b": 2}}]
    sort([{"n": 1, "x": 1}, {"n": 1, "x": 2}, {"n": 0}], false, false, "n") ⇒ [{"n": 0}, {"n": 1, "x": 1}, {"n": 1, "x": 2}]
    sort([10, 9, "8", "10"]) ⇒ ["10", "8", 9, 10]
    sort([undefined, 2, null, 1]) ⇒ [null, 1, 2, undefined]
    sort([5, undefined, 3], true) ⇒ [5, 3, undefined]
    sort([null], false, false, "n") ⇒ [null]
    sort([null, {}], false, false, "n") ⇒ throws
    sort("bca") ⇒ ["a", "b", "c"]
    sort(undefined) ⇒ []
    sort(5) ⇒ []
    sort([]) ⇒ []
    sort([NaN, 2, 1]) ⇒ [NaN, 1, 2]
    sort([{"a": 1}, {"b": 2}, {"a": 0}], false, false, "a") ⇒ [{"a": 1}, {"b": 2}, {"a": 0}]
    sort([[2, 1], [1, 5]]) ⇒ [[1, 5], [2, 1]]
    sort([safe("b"), safe("A"), safe("a")]) ⇒ [safe("A"), safe("a"), safe("b")]
    dictsort({"b": 1, "A": 2, "c": 0}) ⇒ [["A", 2], ["b", 1], ["c", 0]]
    dictsort({"b": 1, "A": 2, "a": 0, "B": 3}) ⇒ [["A", 2], ["a", 0], ["b", 1], ["B", 3]]
    dictsort({"b": 1, "A": 2, "a": 0, "B": 3}, true) ⇒ [["A", 2], ["B", 3], ["a", 0], ["b", 1]]
    dictsort({"b": 1, "A": 2, "c": 0}, false, "value") ⇒ [["c", 0], ["b", 1], ["A", 2]]
    dictsort({"b": "x", "A": "X", "c": "W"}, false, "value") ⇒ [["c", "W"], ["b", "x"], ["A", "X"]]
    dictsort({"b": 1}, false, "nope") ⇒ throws
    dictsort({"b": 1}, false, null) ⇒ throws
    dictsort([1]) ⇒ throws
    dictsort("a") ⇒ throws
    dictsort(undefined) ⇒ throws
    dictsort({}) ⇒ []
    dictsort({"10": 1, "9": 2, "a": 3}) ⇒ [["10", 1], ["9", 2], ["a", 3]]
    default(undefined, 1) ⇒ 1
    default(null, 1) ⇒ null
    default(false, 1) ⇒ false
    default(false, 1, true) ⇒ 1
    default("", "x", true) ⇒ "x"
    default(safe(""), "x", true) ⇒ safe("")
    default(0, "x", false) ⇒ 0
    d(undefined, "x") ⇒ "x"
    default(undefined) ⇒ undefined
    range(5) ⇒ [0, 1, 2, 3, 4]
    range(0) ⇒ []
    range(1, 4) ⇒ [1, 2, 3]
    range(0, 10, 3) ⇒ [0, 3, 6, 9]
    range(5, 0, -2) ⇒ [5, 3, 1]
    range(5, 0) ⇒ []
    range(0, 3, 0) ⇒ [0, 1, 2]
    range(0, 1, 0.25) ⇒ [0, 0.25, 0.5, 0.75]
    range(0, 1, 0.1) ⇒ [0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.5, 0.6, 0.7, 0.7999999999999999, 0.8999999999999999, 0.9999999999999999]
    range("3") ⇒ [0, 1, 2]
    range("1", 20) ⇒ ["1", "11"]
    range(0, 5, "2") ⇒ [0, "02"]
    range(0, 5, "-2") ⇒ []
    range() ⇒ []
    range(undefined) ⇒ []
    range(null) ⇒ []
    range(null, 3) ⇒ [null, 1, 2]
    range(1, null) ⇒ []
    range(3, null, -1) ⇒ [3, 2, 1]
    range(NaN) ⇒ []
    range(0, "x") ⇒ []
    range([2]) ⇒ [0, 1]
    range(2.5) ⇒ [0, 1, 2]
    range(-2.5, 1) ⇒ [-2.5, -1.5, -0.5, 0.5]
    """#
