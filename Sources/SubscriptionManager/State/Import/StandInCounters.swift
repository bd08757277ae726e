/// Counts the stand-ins that are numbers, and writes each number in the shape of what it stands for.
struct StandInCounters {
    private var counts: [String: Int] = [:]

    /// The next number of a kind, from 1.
    mutating func next(_ kind: String) -> Int {
        let number = counts[kind, default: 0] + 1
        counts[kind] = number
        return number
    }

    // MARK: Codes

    /// A character's place in a code, and what can stand there.
    private struct Place {
        var first: Unicode.Scalar
        var radix: Int
    }

    /// The next text with letters and digits where a text has them: `K1A` becomes `A0B`.
    ///
    /// A text that does not begin with a zero does not begin with one afterwards. When all texts of a shape have been
    /// given, longer ones follow.
    mutating func text(like text: String) -> String {
        let places = Self.places(of: text)
        var number = next(places.map { "\($0.first)\($0.radix)" }.joined())
        var result: [Unicode.Scalar] = []
        for place in places.reversed() {
            let scalar = Unicode.Scalar(place.first.value + UInt32(number % place.radix)) ?? place.first
            result.append(scalar)
            number /= place.radix
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: result.reversed())
        return (number > 0 ? String(number) : "") + String(view)
    }

    private static func places(of text: String) -> [Place] {
        let scalars = Array(text.unicodeScalars)
        // What has digits and no letter beyond f is hexadecimal, and stays so.
        let isHexadecimal =
            scalars.count >= 8 && scalars.allSatisfy { $0.properties.isASCIIHexDigit }
        return scalars.enumerated().map { index, scalar in
            if let digit = scalar.decimalDigit {
                let zero = Unicode.Scalar(scalar.value - UInt32(digit)) ?? scalar
                let isLeading = index == 0 && digit != 0
                let first = isLeading ? Unicode.Scalar(zero.value + 1) ?? zero : zero
                return Place(first: first, radix: isLeading ? 9 : 10)
            }
            let isUpper = scalar.properties.isUppercase
            return Place(first: isUpper ? "A" : "a", radix: isHexadecimal ? 6 : 26)
        }
    }

    // MARK: The network

    /// The next domain with a number of parts, of those that are reserved (RFC 2606): `example.com`, `mail.example.org`.
    mutating func domain(ofParts parts: Int) -> String {
        let number = next("domain \(parts)")
        let known = ["example.com", "example.org", "example.net"]
        if parts <= 1 { return number == 1 ? "example" : "example\(number)" }
        let end = number <= known.count ? known[number - 1] : "mail\(number).example"
        return String(repeating: "mail.", count: min(parts - 2, 8)) + end
    }

    /// The next address of the ranges for documentation (RFC 5737, RFC 3849), and after the last of those for version 4, of
    /// those that nobody has (RFC 1112, section 4).
    mutating func ipAddress(like text: String) -> String {
        if text.contains(":") { return "2001:db8::" + String(next("ipv6"), radix: 16) }
        let number = next("ipv4")
        let nets = ["192.0.2", "198.51.100", "203.0.113"]
        let (net, host) = ((number - 1) / 254, (number - 1) % 254 + 1)
        if net < nets.count { return "\(nets[net]).\(host)" }
        return "\(240 + number >> 24 & 15).\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
    }

    /// The next link.
    mutating func link() -> String { "https://example.com/stand-in/\(next("link"))" }

    // MARK: Dates

    /// The next day, in the form of another: years from 1960 on, in the first days of a month. Nil where the form has no
    /// more.
    mutating func birthday(like text: String) -> String? {
        let words = TextWords(of: text)
        let form = words.map { $0.isNumber ? "\($0.text.count)" : $0.isWord ? "a" : $0.text }.joined()
        let number = next("birthday \(form)") - 1
        guard number < 480 else { return nil }
        let year = String(1960 + number % 40)
        let part = number / 40 + 1
        return words.map { word in
            if word.isWord { return word.text.count > 3 ? "January" : word.text.count == 3 ? "Jan" : word.text }
            guard word.isNumber else { return word.text }
            switch word.text.count {
            case 1: return String(part % 9 + 1)
            case 2: return part < 10 ? "0\(part)" : String(part)
            case 4: return year
            case 8: return "\(year)\(part < 10 ? "0" : "")\(part)01"
            default: return self.text(like: word.text)
            }
        }.joined()
    }
}

/// The shape of a telephone number.
struct StandInPhone {
    private let text: String
    private let country: String?
    private let digits: [Int]

    init(like text: String, country: String?) {
        self.text = text
        self.country = country?.uppercased()
        digits = text.unicodeScalars.compactMap(\.decimalDigit)
    }

    /// A number in the same shape: of those that are reserved for fiction, where there are some; else one that begins with
    /// zeros, which nobody has.
    func text(_ number: Int) -> String {
        var rest = standIn(number)[...]
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let digit = scalar.decimalDigit, let next = rest.popFirst(),
                let scalar = Unicode.Scalar(scalar.value - UInt32(digit) + UInt32(next))
            {
                view.append(scalar)
            } else {
                view.append(scalar)
            }
        }
        return String(view)
    }

    private func standIn(_ number: Int) -> [Int] {
        let (prefix, own) = divided
        let count = own.count
        // The number's own digits, as a text: `NNN` is where it is counted.
        let pattern: String? =
            switch (prefix.isEmpty ? country : nationality(prefix), count) {
            // North American Numbering Plan: 555-0100 to 555-0199, of any area.
            case (nil, 10) where own[0] >= 2, ("US", 10), ("CA", 10), ("NANP", 10): "2NN55501NN"
            // Ofcom: telephone numbers for drama.
            case ("GB", 10) where own[0] == 7: "7700900NNN"
            case ("GB", 10): "2079460NNN"
            case ("GB", 11) where own[1] == 7: "07700900NNN"
            case ("GB", 11): "02079460NNN"
            // Arcep: numbers for audiovisual works.
            case ("FR", 9) where own[0] == 6 || own[0] == 7: "63998NNNN"
            case ("FR", 9): "19900NNNN"
            case ("FR", 10) where own[1] == 6 || own[1] == 7: "063998NNNN"
            case ("FR", 10): "019900NNNN"
            default: nil
            }
        return prefix + filled(pattern ?? Self.unusable(count), number, count)
    }

    /// What is dialled before the number in other countries, and the number.
    private var divided: (prefix: [Int], own: [Int]) {
        let isInternational = text.unicodeScalars.first { $0 == "+" || $0.decimalDigit != nil } == "+"
        if digits.first == 1, digits.count == 11 { return ([1], Array(digits.dropFirst())) }
        guard isInternational, digits.count > 8 else { return ([], digits) }
        // How long the code of a country is can be told from how it begins (ITU-T E.164).
        let twoDigits: Set = [
            20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60,
            61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
        ]
        let length = digits[0] == 1 || digits[0] == 7 ? 1 : twoDigits.contains(digits[0] * 10 + digits[1]) ? 2 : 3
        return (Array(digits.prefix(length)), Array(digits.dropFirst(length)))
    }

    private func nationality(_ prefix: [Int]) -> String? {
        switch prefix {
        case [1]: "NANP"
        case [4, 4]: "GB"
        case [3, 3]: "FR"
        default: ""
        }
    }

    private static func unusable(_ count: Int) -> String {
        String((String(repeating: "0", count: max(0, count - 7)) + "55501NN").suffix(count))
    }

    /// The digits of a pattern, with a number in the places that are marked, and whatever it has more before them.
    private func filled(_ pattern: String, _ number: Int, _ count: Int) -> [Int] {
        let pattern = Array(pattern)
        var rest = number - 1
        var result: [Int] = []
        for character in pattern.reversed() {
            if character == "N" {
                result.append(rest % 10)
                rest /= 10
            } else {
                result.append(character.wholeNumberValue ?? 0)
            }
        }
        // Where a State has more numbers than the pattern, the digits before them are counted, too.
        for place in result.indices.drop(while: { pattern[pattern.count - 1 - $0] == "N" }) where rest > 0 {
            rest += result[place]
            result[place] = rest % 10
            rest /= 10
        }
        return result.reversed()
    }
}
