import Testing

@testable import PreviewSite

/// Scripts of ours, shortened.
@Suite struct ScriptCompactorTests {
    /// A script, and what becomes of it.
    static let cases: [(String, String)] = [
        // White space.
        ("x = 1 + 2 ;\n y ( ) ;", "x=1+2;y();"),
        ("if (x) {\n\ty();\n}\nz();\n", "if(x){y();}\nz();"),
        ("return /[/ ]\\//g in x;", "return/[/ ]\\//g in x;"),
        ("x = a / b / c;", "x=a/b/c;"),
        ("x = a - -b + +c ++ + d;", "x=a- -b+ +c++ +d;"),
        (
            "x = \"a  \\\" b\" + ' \\' ' + `  ${ a + `${ {} } b` } c `;",
            "x=\"a  \\\" b\"+' \\' '+`  ${a+`${{}} b`} c `;"
        ),
        ("x = 5 .toFixed() + 1e3 ?.5 : 2;", "x=5 .toFixed()+1e3?.5:2;"),
        ("for (const x of [...list]) x?.y ( ...z );", "for(const x of[...list])x?.y(...z);"),
        ("async () => { await  z; }", "async()=>{await z;}"),
        // Names, the longest in sum first.
        (
            "const first = 1;\nfunction second(third) { return first + second + third; }",
            "const b=1;function a(third){return b+a+third;}"
        ),
        ("let first = `${first + `${first}`} first`;", "let a=`${a+`${a}`} first`;"),
        ("const first = x.first + y?.first + [...first];", "const a=x.first+y?.first+[...a];"),
        ("const first = x ? first : f(y, first, z);", "const a=x?a:f(y,a,z);"),
        ("const first = { x: first, [first]: 1 };", "const a={x:a,[a]:1};"),
        ("const first = a;\nconst other = d;", "const b=a;const c=d;"),
        // Names that stay: they are, or may be, properties.
        ("const first = 1;\nx = { first };", "const first=1;x={first};"),
        ("const first = 1;\nx = { y, first: 1 };", "const first=1;x={y,first:1};"),
        ("const { first, second = 2 } = x;\nlet third;", "const{first,second=2}=x;let a;"),
        ("const first = 1;\nx = { first() {} };", "const first=1;x={first(){}};"),
        ("const first = 1;\nx = { get first() { return 1; } };", "const first=1;x={get first(){return 1;}};"),
        ("const first = 1;\nclass Some { first = second; #first; }", "const first=1;class a{first=second;#first;}"),
        ("const first = 1;\nif (x) { first(y); }", "const a=1;if(x){a(y);}"),
        ("const own = 1;\nx.#own = own;", "const a=1;x.#own=a;"),
        ("const undeclared = document.title;", "const a=document.title;"),
    ]

    @Test(arguments: cases)
    func `a script is shortened`(script: String, expected: String) {
        #expect(String(decoding: ScriptCompactor.compact(Array(script.utf8)), as: UTF8.self) == "\(expected)\n")
    }

    @Test(arguments: ["\"", "'x\\", "`", "`${", "/", "/[/", "}", "`${}", "x.", "class"])
    func `a script that ends too early is left so`(script: String) {
        #expect(String(decoding: ScriptCompactor.compact(Array(script.utf8)), as: UTF8.self) == "\(script)\n")
    }
}
