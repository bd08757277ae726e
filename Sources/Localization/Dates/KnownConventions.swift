/// What dayjs 1.11 has for one of its locales.
struct KnownConventions: Sendable {
    /// The format `L`.
    var date: String
    /// The format `LL`.
    var long: String
    /// The date in `LLLL`.
    var full: String
    /// The format `LT`.
    var time: String
    /// The format `LTS`.
    var timeWithSeconds: String
    /// What stands between date and time in `LLL`.
    var join = " "
    /// What stands between date and time in `LLLL`, where it is something else.
    var fullJoin: String?
    /// Formats that follow no rule.
    var others: [String: String] = [:]
    var ordinal: DateConventions.Ordinal = .plain
    /// How `wo` writes a week, where it is not as `Do` writes a day.
    var weekOrdinal: DateConventions.Ordinal?
    var meridiem: DateConventions.Meridiem = .english
    var weekStart = 1
    var yearStart = 1

    /// The entry for a locale, or, as dayjs has it, for its language.
    static func conventions(of locale: LocaleTag) -> KnownConventions? {
        if let region = locale.region, let known = table["\(locale.language)-\(region)"] { return known }
        if let script = locale.script, let known = table["\(locale.language)-\(script)"] { return known }
        return table[locale.language]
    }

    private init(
        _ date: String, _ long: String, full: String, time: String = "HH:mm", timeWithSeconds: String? = nil
    ) {
        self.date = date
        self.long = long
        self.full = full
        self.time = time
        self.timeWithSeconds = timeWithSeconds ?? time.replacingFirst("mm", with: "mm:ss")
    }

    private func with(_ change: (inout KnownConventions) -> Void) -> KnownConventions {
        var changed = self
        change(&changed)
        return changed
    }

    private static let table: [String: KnownConventions] = {
        var table: [String: KnownConventions] = [:]
        for group in [english, romance, germanic, slavic, otherEuropean, eastAsian, otherAsian] {
            table.merge(group) { $1 }
        }
        return table
    }()

    // MARK: English

    private static let englishDay = KnownConventions(
        "DD/MM/YYYY", "D MMMM YYYY", full: "dddd, D MMMM YYYY"
    ).with { $0.ordinal = .suffixes(englishSuffix) }

    private static let english: [String: KnownConventions] = {
        let american = KnownConventions(
            "MM/DD/YYYY", "MMMM D, YYYY", full: "dddd, MMMM D, YYYY", time: "h:mm A"
        ).with {
            $0.ordinal = .suffixes(englishSuffix)
            $0.weekStart = 0
        }
        let twelveHours = englishDay.with {
            $0.time = "h:mm A"
            $0.timeWithSeconds = "h:mm:ss A"
        }
        return [
            "en": american,
            "en-CA": american.with { $0.date = "YYYY-MM-DD" },
            "en-GB": englishDay.with { $0.yearStart = 4 },
            "en-IE": englishDay.with {
                $0.full = "dddd D MMMM YYYY"
                $0.yearStart = 4
            },
            "en-IL": englishDay.with { $0.weekStart = 0 },
            "en-SG": englishDay.with { $0.yearStart = 4 },
            "en-TT": englishDay.with { $0.yearStart = 4 },
            "en-AU": twelveHours,
            "en-NZ": twelveHours.with { $0.yearStart = 4 },
            "en-IN": twelveHours.with { $0.yearStart = 4 },
        ]
    }()

    @Sendable private static func englishSuffix(_ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (_, 11...13): "th"
        case (1, _): "st"
        case (2, _): "nd"
        case (3, _): "rd"
        default: "th"
        }
    }

    // MARK: Romance languages

    private static let romance: [String: KnownConventions] = {
        let french = KnownConventions("DD/MM/YYYY", "D MMMM YYYY", full: "dddd D MMMM YYYY").with {
            $0.ordinal = .suffixes { $0 == 1 ? "er" : "" }
            $0.yearStart = 4
        }
        let spanish = KnownConventions(
            "DD/MM/YYYY", "D [de] MMMM [de] YYYY", full: "dddd, D [de] MMMM [de] YYYY", time: "H:mm"
        ).with { $0.ordinal = .suffix("º") }
        let spanishTwelveHours = spanish.with {
            $0.time = "h:mm A"
            $0.timeWithSeconds = "h:mm:ss A"
        }
        let portuguese = spanish.with {
            $0.time = "HH:mm"
            $0.timeWithSeconds = "HH:mm:ss"
            $0.join = " [às] "
            $0.yearStart = 4
        }
        let italian = KnownConventions("DD/MM/YYYY", "D MMMM YYYY", full: "dddd D MMMM YYYY").with {
            $0.ordinal = .suffix("º")
        }
        return [
            "fr": french,
            "fr-CA": french.with {
                $0.date = "YYYY-MM-DD"
                $0.ordinal = .plain
                $0.weekStart = 0
                $0.yearStart = 1
            },
            "fr-CH": french.with {
                $0.date = "DD.MM.YYYY"
                $0.ordinal = .plain
                $0.yearStart = 1
            },
            "es": spanish,
            "es-MX": spanish,
            "es-DO": spanishTwelveHours,
            "es-PR": spanishTwelveHours.with { $0.date = "MM/DD/YYYY" },
            "es-US": spanishTwelveHours.with {
                $0.date = "MM/DD/YYYY"
                $0.weekStart = 0
            },
            "gl": spanish,
            "pt": portuguese,
            "pt-BR": portuguese.with {
                $0.weekStart = 0
                $0.yearStart = 1
            },
            "it": italian,
            "it-CH": italian.with { $0.date = "DD.MM.YYYY" },
            "ro": KnownConventions("DD.MM.YYYY", "D MMMM YYYY", full: "dddd, D MMMM YYYY", time: "H:mm"),
            // CLDR's names of months bring their own preposition: "de febrer".
            "ca": KnownConventions(
                "DD/MM/YYYY", "D MMMM [de] YYYY", full: "dddd D MMMM [de] YYYY", time: "H:mm"
            ).with {
                $0.join = " [a les] "
                $0.others = ["ll": "D MMM YYYY", "lll": "D MMM YYYY, H:mm", "llll": "ddd D MMM YYYY, H:mm"]
                $0.ordinal = .suffixes { number in
                    switch number {
                    case 1, 3: "r"
                    case 2: "n"
                    case 4: "t"
                    default: "è"
                    }
                }
                $0.yearStart = 4
            },
        ]
    }()

    // MARK: Germanic languages

    private static let germanic: [String: KnownConventions] = {
        let dotted = DateConventions.Ordinal.suffix(".")
        let german = KnownConventions("DD.MM.YYYY", "D. MMMM YYYY", full: "dddd, D. MMMM YYYY").with {
            $0.ordinal = dotted
            $0.yearStart = 4
        }
        let dutch = KnownConventions("DD-MM-YYYY", "D MMMM YYYY", full: "dddd D MMMM YYYY").with {
            $0.ordinal = .suffixes { $0 == 1 || $0 == 8 || $0 >= 20 ? "ste" : "de" }
            $0.yearStart = 4
        }
        let norwegian = KnownConventions("DD.MM.YYYY", "D. MMMM YYYY", full: "dddd D. MMMM YYYY").with {
            $0.join = " [kl.] "
            $0.ordinal = dotted
            $0.yearStart = 4
        }
        return [
            "de": german,
            "de-AT": german,
            "de-CH": german,
            "nl": dutch,
            "nl-BE": dutch.with {
                $0.date = "DD/MM/YYYY"
                $0.ordinal = .plain
                $0.yearStart = 1
            },
            "sv": KnownConventions("YYYY-MM-DD", "D MMMM YYYY", full: "dddd D MMMM YYYY").with {
                $0.join = " [kl.] "
                $0.others = ["lll": "D MMM YYYY HH:mm", "llll": "ddd D MMM YYYY HH:mm"]
                $0.ordinal = .suffixes { $0 % 10 == 1 || $0 % 10 == 2 ? "a" : "e" }
                $0.yearStart = 4
            },
            "da": KnownConventions("DD.MM.YYYY", "D. MMMM YYYY", full: "dddd [d.] D. MMMM YYYY").with {
                $0.fullJoin = " [kl.] "
                $0.ordinal = dotted
                $0.yearStart = 4
            },
            "nb": norwegian,
            "no": norwegian,
            "nn": norwegian,
            "is": KnownConventions("DD.MM.YYYY", "D. MMMM YYYY", full: "dddd, D. MMMM YYYY", time: "H:mm").with {
                $0.join = " [kl.] "
                $0.ordinal = dotted
                $0.yearStart = 4
            },
        ]
    }()

    // MARK: Slavic languages

    private static let slavic: [String: KnownConventions] = {
        let dotted = DateConventions.Ordinal.suffix(".")
        let southern = KnownConventions(
            "DD.MM.YYYY", "D. MMMM YYYY", full: "dddd, D. MMMM YYYY", time: "H:mm"
        ).with { $0.ordinal = dotted }
        let czech = KnownConventions(
            "DD.MM.YYYY", "D. MMMM YYYY", full: "dddd D. MMMM YYYY", time: "H:mm"
        ).with {
            $0.others = ["l": "D. M. YYYY"]
            $0.ordinal = dotted
            $0.yearStart = 4
        }
        return [
            "cs": czech,
            "sk": czech,
            "pl": KnownConventions("DD.MM.YYYY", "D MMMM YYYY", full: "dddd, D MMMM YYYY").with {
                $0.ordinal = dotted
                $0.yearStart = 4
            },
            "ru": KnownConventions(
                "DD.MM.YYYY", "D MMMM YYYY г.", full: "dddd, D MMMM YYYY г.", time: "H:mm"
            ).with {
                $0.join = ", "
                $0.meridiem = .periods([(400, "ночи"), (1200, "утра"), (1700, "дня"), (2400, "вечера")])
                $0.yearStart = 4
            },
            "uk": KnownConventions("DD.MM.YYYY", "D MMMM YYYY р.", full: "dddd, D MMMM YYYY р.").with {
                $0.join = ", "
            },
            "be": KnownConventions("DD.MM.YYYY", "D MMMM YYYY г.", full: "dddd, D MMMM YYYY г.").with {
                $0.join = ", "
            },
            "bg": KnownConventions("D.MM.YYYY", "D MMMM YYYY", full: "dddd, D MMMM YYYY", time: "H:mm").with {
                $0.ordinal = .suffixes { number in
                    switch (number % 10, number % 100) {
                    case (_, 11...19): "-ти"
                    case (1, _): "-ви"
                    case (2, _): "-ри"
                    case (7...8, _): "-ми"
                    default: "-ти"
                    }
                }
            },
            "hr": southern,
            "bs": southern,
            "sl": southern,
            "sr": southern.with {
                $0.date = "D. M. YYYY."
                $0.long = "D. MMMM YYYY."
                $0.full = "dddd, D. MMMM YYYY."
            },
        ]
    }()

    // MARK: Other languages of Europe

    private static let otherEuropean: [String: KnownConventions] = {
        let dotted = DateConventions.Ordinal.suffix(".")
        return [
            // CLDR's names of months are in the partitive already: "helmikuuta".
            "fi": KnownConventions(
                "DD.MM.YYYY", "D. MMMM YYYY", full: "dddd, D. MMMM YYYY", time: "HH.mm", timeWithSeconds: "HH.mm.ss"
            ).with {
                $0.join = ", [klo] "
                $0.others["l"] = "D.M.YYYY"
                $0.ordinal = dotted
                $0.yearStart = 4
            },
            "et": KnownConventions("DD.MM.YYYY", "D. MMMM YYYY", full: "dddd, D. MMMM YYYY", time: "H:mm").with {
                $0.ordinal = dotted
                $0.yearStart = 4
            },
            "lv": KnownConventions(
                "DD.MM.YYYY.", "YYYY. [gada] D. MMMM", full: "YYYY. [gada] D. MMMM, dddd"
            ).with {
                $0.join = ", "
                $0.ordinal = dotted
                $0.yearStart = 4
            },
            "lt": KnownConventions(
                "YYYY-MM-DD", "YYYY [m.] MMMM D [d.]", full: "YYYY [m.] MMMM D [d.], dddd", time: "HH:mm"
            ).with {
                $0.others = [
                    "LLL": "YYYY [m.] MMMM D [d.], HH:mm [val.]", "LLLL": "YYYY [m.] MMMM D [d.], dddd, HH:mm [val.]",
                    "l": "YYYY-MM-DD", "ll": "YYYY [m.] MMMM D [d.]", "lll": "YYYY [m.] MMMM D [d.], HH:mm [val.]",
                    "llll": "YYYY [m.] MMMM D [d.], ddd, HH:mm [val.]",
                ]
                $0.ordinal = dotted
                $0.yearStart = 4
            },
            "hu": KnownConventions(
                "YYYY.MM.DD.", "YYYY. MMMM D.", full: "YYYY. MMMM D., dddd", time: "H:mm"
            ).with { $0.ordinal = dotted },
            "el": KnownConventions("DD/MM/YYYY", "D MMMM YYYY", full: "dddd, D MMMM YYYY", time: "h:mm A"),
            "tr": KnownConventions("DD.MM.YYYY", "D MMMM YYYY", full: "dddd, D MMMM YYYY").with {
                $0.ordinal = dotted
            },
        ]
    }()

    // MARK: Languages of East Asia

    private static let eastAsian: [String: KnownConventions] = {
        let chinese = KnownConventions("YYYY/MM/DD", "YYYY年M月D日", full: "YYYY年M月D日dddd").with {
            $0.others = [
                "l": "YYYY/M/D", "ll": "YYYY年M月D日", "lll": "YYYY年M月D日 HH:mm", "llll": "YYYY年M月D日dddd HH:mm",
            ]
            $0.ordinal = .suffix("日")
            $0.weekStart = 0
        }
        let mainland = chinese.with {
            $0.others["LLL"] = "YYYY年M月D日Ah点mm分"
            $0.others["LLLL"] = "YYYY年M月D日ddddAh点mm分"
            $0.meridiem = .periods([
                (600, "凌晨"), (900, "早上"), (1100, "上午"), (1300, "中午"), (1800, "下午"), (2400, "晚上"),
            ])
            $0.weekOrdinal = .suffix("周")
            $0.weekStart = 1
            $0.yearStart = 4
        }
        let traditional = chinese.with {
            $0.weekOrdinal = .suffix("週")
            $0.meridiem = .periods([
                (600, "凌晨"), (900, "早上"), (1100, "上午"), (1300, "中午"), (1800, "下午"), (2400, "晚上"),
            ])
        }
        return [
            "ja": KnownConventions("YYYY/MM/DD", "YYYY年M月D日", full: "YYYY年M月D日 dddd").with {
                $0.others = [
                    "l": "YYYY/MM/DD", "ll": "YYYY年M月D日", "lll": "YYYY年M月D日 HH:mm",
                    "llll": "YYYY年M月D日(ddd) HH:mm",
                ]
                $0.ordinal = .suffix("日")
                $0.meridiem = .names
                $0.weekStart = 0
            },
            "ko": KnownConventions(
                "YYYY.MM.DD.", "YYYY년 MMMM D일", full: "YYYY년 MMMM D일 dddd", time: "A h:mm"
            ).with {
                $0.others = [
                    "l": "YYYY.MM.DD.", "ll": "YYYY년 MMMM D일", "lll": "YYYY년 MMMM D일 A h:mm",
                    "llll": "YYYY년 MMMM D일 dddd A h:mm",
                ]
                $0.ordinal = .suffix("일")
                $0.meridiem = .names
                $0.weekStart = 0
            },
            // The language alone divides the day otherwise than the country does.
            "zh": mainland.with {
                $0.weekOrdinal = .within("第", "周")
                $0.meridiem = .periods([
                    (600, "凌晨"), (900, "早上"), (1130, "上午"), (1230, "中午"), (1800, "下午"), (2400, "晚上"),
                ])
            },
            "zh-CN": mainland,
            "zh-TW": traditional,
            "zh-HK": traditional,
            "zh-Hant": traditional,
        ]
    }()

    // MARK: Other languages of Asia

    private static let otherAsian: [String: KnownConventions] = {
        let arabic = KnownConventions("D/\u{200F}M/\u{200F}YYYY", "D MMMM YYYY", full: "dddd D MMMM YYYY").with {
            $0.meridiem = .names
            $0.weekStart = 6
        }
        let arabicPadded = arabic.with {
            $0.date = "DD/MM/YYYY"
            $0.meridiem = .english
        }
        return [
            "ar": arabic,
            "ar-DZ": arabic.with { $0.weekStart = 0 },
            "ar-KW": arabicPadded.with { $0.weekStart = 0 },
            "ar-MA": arabicPadded,
            "ar-SA": arabicPadded.with {
                $0.meridiem = .names
                $0.weekStart = 0
            },
            "ar-TN": arabicPadded.with {
                $0.weekStart = 1
                $0.yearStart = 4
            },
            "he": KnownConventions("DD/MM/YYYY", "D [ב]MMMM YYYY", full: "dddd, D [ב]MMMM YYYY").with {
                $0.others = [
                    "l": "D/M/YYYY", "ll": "D MMM YYYY", "lll": "D MMM YYYY HH:mm", "llll": "ddd, D MMM YYYY HH:mm",
                ]
                $0.weekStart = 0
            },
            "fa": KnownConventions("DD/MM/YYYY", "D MMMM YYYY", full: "dddd, D MMMM YYYY").with {
                $0.weekStart = 6
            },
            "hi": KnownConventions(
                "DD/MM/YYYY", "D MMMM YYYY", full: "dddd, D MMMM YYYY", time: "A h:mm बजे"
            ).with {
                $0.join = ", "
                $0.meridiem = .periods([(400, "रात"), (1000, "सुबह"), (1700, "दोपहर"), (2000, "शाम"), (2400, "रात")])
                $0.weekStart = 0
            },
            "th": KnownConventions("DD/MM/YYYY", "D MMMM YYYY", full: "dddd[ที่] D MMMM YYYY", time: "H:mm").with {
                $0.join = " เวลา "
                $0.ordinal = .suffix(".")
                $0.weekStart = 0
            },
            "vi": KnownConventions("DD/MM/YYYY", "D MMMM [năm] YYYY", full: "dddd, D MMMM [năm] YYYY").with {
                $0.others = [
                    "l": "DD/M/YYYY", "ll": "D MMM YYYY", "lll": "D MMM YYYY HH:mm", "llll": "ddd, D MMM YYYY HH:mm",
                ]
            },
            "id": KnownConventions(
                "DD/MM/YYYY", "D MMMM YYYY", full: "dddd, D MMMM YYYY", time: "HH.mm", timeWithSeconds: "HH.mm.ss"
            ).with {
                $0.join = " [pukul] "
                $0.ordinal = .suffix(".")
            },
            "ms": KnownConventions(
                "DD/MM/YYYY", "D MMMM YYYY", full: "dddd, D MMMM YYYY", time: "HH.mm", timeWithSeconds: "HH.mm.ss"
            ).with { $0.ordinal = .suffix(".") },
        ]
    }()
}

extension String {
    fileprivate func replacingFirst(_ part: String, with other: String) -> String {
        var rest = Substring(self)
        var before = ""
        while !rest.isEmpty {
            if rest.hasPrefix(part) { return before + other + rest.dropFirst(part.count) }
            before.append(rest.removeFirst())
        }
        return before
    }
}
