import Testing
@testable import Localization
@Test func sanity() throws {
  for l in ["en-US","fr-FR","es","de","ja","ar","zh-CN","pt-BR","fi","ru","ca","he","sw","am","hy","kk","eu","nonsense","ko","hi","th","en-ZA", "uz", "zu"] {
    let t = LocaleTag(l)
    let d = try #require(DateTime(parsing: "2025-02-16 14:05:09"))
    var o = [l, String(t.isRightToLeft)]
    for p in ["LL","L","LLL","LLLL","LT","LTS","l","ll","llll","Do","A a","dd ddd","MMM [x] MMMM","w gggg"] { o.append(DateFormat(p, locale: t).string(from: d)) }
    o.append(CurrencyFormat(code: "usd", locale: t)!.string(from: -1234.5))
    o.append(CurrencyFormat(code: "KWD", locale: t)!.string(fromDecimal: "12.9995")!)
    o.append(NumberFormat(locale: t).string(from: 1234567.8915))
    o.append(PluralRules(locale: t).category(of: 2).rawValue)
    print(o.joined(separator: " | "))
  }
}
