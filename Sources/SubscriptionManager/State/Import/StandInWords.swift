/// The words of which stand-ins for names, places and texts are made.
///
/// They are of the script of what they stand for, and about as long: a name that does not fit a card still does not.
struct StandInWords: Hashable {
    /// What a word is for.
    enum Purpose: Hashable {
        case givenName, familyName, place, company, prose
    }

    /// The letters of a word.
    enum Script: Hashable, CaseIterable {
        case latin, accentedLatin, greek, cyrillic, hebrew, arabic, devanagari, thai, hangul, kana, han

        /// The script of a letter; nil for one that has a stand-in in Latin letters.
        init?(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A: self = .latin
            case 0xC0...0x24F, 0x1E00...0x1EFF: self = .accentedLatin
            case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
            case 0x400...0x52F: self = .cyrillic
            case 0x590...0x5FF, 0xFB1D...0xFB4F: self = .hebrew
            case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFC: self = .arabic
            case 0x900...0x97F: self = .devanagari
            case 0xE00...0xE7F: self = .thai
            case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: self = .hangul
            case 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: self = .kana
            case 0x3005, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: self = .han
            default: return nil
            }
        }

        /// The script of a word: accents anywhere in it count, and so do kana beside Han characters.
        init(of word: String) {
            var script = Script.latin
            for scalar in word.unicodeScalars {
                guard let own = Script(scalar), own != .latin else { continue }
                if own == .accentedLatin, script != .latin { continue }
                if own == .kana, script == .han { continue }
                script = own
            }
            self = script
        }

        /// Whether words are written without spaces between them.
        var hasNoSpaces: Bool { self == .kana || self == .han || self == .thai || self == .hangul }
    }

    let purpose: Purpose
    let script: Script
    let isLong: Bool

    /// The words that can stand for a word.
    init(for word: String, _ purpose: Purpose) {
        self.purpose = purpose
        script = Script(of: word)
        isLong = word.unicodeScalars.count > (script.hasNoSpaces ? 2 : 7)
    }

    /// The word at a position. There are as many as one asks for: after the last of the list, words are put together.
    func word(_ position: Int) -> String {
        let list = list
        var position = position
        var word = ""
        while position >= list.count {
            let next = list[position % list.count]
            word = word.isEmpty ? next : next + word.lowercased()
            position = position / list.count - 1
        }
        return word.isEmpty ? list[position] : list[position] + word.lowercased()
    }

    private var list: [String] { Self.lists[self] ?? Self.lists[Self(purpose, script, false)] ?? Self.fallback }

    private init(_ purpose: Purpose, _ script: Script, _ isLong: Bool) {
        self.purpose = purpose
        self.script = script
        self.isLong = isLong
    }

    private static let fallback = ["Robin", "Finley", "Marlow", "Arden"]

    private static let lists: [StandInWords: [String]] = {
        var lists: [StandInWords: [String]] = [:]
        func add(_ purposes: [Purpose], _ script: Script, _ short: String, long: String? = nil) {
            for purpose in purposes {
                lists[Self(purpose, script, false)] = short.split(separator: " ").map(String.init)
                if let long { lists[Self(purpose, script, true)] = long.split(separator: " ").map(String.init) }
            }
        }
        let names: [Purpose] = [.givenName, .familyName]
        let others: [Purpose] = [.place, .company, .prose]
        add(
            [.givenName], .latin,
            "Robin Sasha Jamie Noel Quinn Avery Rowan Ellis Morgan Casey Marin Arden Linden Tatum",
            long: "Clementine Bartholomew Wilhelmina Maximilian Evangeline Christopher Marguerite Alexandrina")
        add(
            [.familyName], .latin, "Fairlie Marlow Winslow Harker Tilden Brooke Penrose Ashby Calder Lorne Selwyn Orme",
            long: "Featherstone Montgomery Wolverhampton Abernathy Cunningham Throckmorton Hollingsworth Birmingdale")
        add(
            [.place], .latin, "Willow Cedar Maple Birch Hazel Juniper Aspen Alder Elder Rowan Laurel Linden Sorrel",
            long: "Meadowbrook Riverbend Cloverfield Stonehaven Thistledown Lakewater Orchardgate Brackenridge")
        add(
            [.company], .latin, "Harbor Beacon Lantern Anchor Summit Quarry Compass Granite Meridian Pinnacle",
            long: "Northwater Brightstone Silverlake Evergreen Copperfield Wintergreen")
        add(
            [.prose], .latin, "lorem ipsum dolor amet elit sed eius magna aliqua enim minim veniam quis nisi duis aute",
            long: "consectetur adipiscing exercitation reprehenderit voluptate cupidatat incididunt")
        add(
            [.givenName], .accentedLatin, "Zoé René Chloé Noël Inés Jürg Søren Åsa Renée André Léa",
            long: "Geneviève Guðmundur Sébastien Frédérique Bérengère Gwénaëlle")
        add(
            [.familyName], .accentedLatin, "Müller Béart Nuñez Lévy Håkan Gómez Renoît Sørby Żuraw Dvořák",
            long: "Desrosières Guðmundsen Hernándezo Lefèbvrier Krzyżanów Grünewaldt")
        add(
            others, .accentedLatin, "Érable Chêne Álamo Böhm Søndre Peñas Hêtre Früh Żaba",
            long: "Peupliéraie Rosséillon Grünewaldt Châteaubois Villadúeñas")
        add(names, .greek, "Νίκη Άρης Λητώ Ίων Δάφνη Ορφέας", long: "Αλεξάνδρα Θεμιστοκλής Πολυξένη Καλλιστράτης")
        add(others, .greek, "Ελιά Πεύκο Δρυς Λεύκη Ιτιά Κέδρος")
        add(names, .cyrillic, "Мира Лев Рада Глеб Яна Тихон", long: "Ярослава Святослав Мирослава Владислав")
        add(others, .cyrillic, "Берёза Липа Клён Роща Ольха Ясень")
        add(names, .hebrew, "נועם טל רוני שקד אורי ליאור")
        add(others, .hebrew, "אלון ברוש תמר רימון זית ארז")
        add(names, .arabic, "نور رامي سلمى زياد هالة كريم وسام", long: "عبدالنور شمسالدين نورالهدى عبدالرفيع")
        add(others, .arabic, "الياسمين الزيتون السرو الريحان الصفصاف اللوز")
        add(names, .devanagari, "किरण रवि आशा नील तारा मीरा")
        add(others, .devanagari, "अशोक नीम पीपल चंदन कमल बरगद")
        add(names, .thai, "ใบบัว มะลิ ตะวัน น้ำใส ดาวเรือง")
        add(others, .thai, "ราชพฤกษ์ บัวหลวง ลำดวน สนทราย")
        add(names, .hangul, "하늘 가람 다솜 나래 보람 아라", long: "푸른하늘 새벽노을 맑은가람")
        add(others, .hangul, "솔빛 은행 버들 느티 소나무")
        add(names, .kana, "ひなた つむぎ あおい みどり こはる", long: "アレクサンドル クリスティーナ マクシミリアン")
        add(others, .kana, "すみれ わかば もみじ さつき")
        add([.givenName], .han, "葵 蓮 凛 陽菜 悠真 結衣", long: "千代之介 久美千代")
        add([.familyName], .han, "水野 青木 小川 森田 西村 石井", long: "勅使河原 長曽我部 東久世林")
        add(others, .han, "若葉 青葉 緑台 桜木 松原 竹園", long: "青葉台 若松原 緑ヶ丘")
        return lists
    }()
}
