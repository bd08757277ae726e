/// A customer who never was.
struct GeneratedPerson: Sendable {
    let firstName: String
    let lastName: String
    let locale: String
    let country: String
    let addresses: [(street: String, city: String, region: String?, postalCode: String)]

    static let all: [GeneratedPerson] = [
        GeneratedPerson(
            firstName: "Naomi", lastName: "Whitfield", locale: "en-US", country: "US",
            addresses: [
                ("27 Harbor Lane", "Bath", "ME", "04530"), ("905 Juniper Street", "Boise", "ID", "83702"),
                ("4410 Calle Luna, Apt 12", "Santa Fe", "NM", "87505"), ("1 Ferry Slip Road", "Astoria", "OR", "97103"),
            ]),
        GeneratedPerson(
            firstName: "Éloïse", lastName: "Bélanger-Côté", locale: "fr-CA", country: "CA",
            addresses: [
                ("88, rue des Érables", "Rimouski", "QC", "G5L 1A1"), ("12, côte de l'Anse", "Québec", "QC", "G1K 3Y2"),
                ("730, chemin du Lac", "Sherbrooke", "QC", "J1H 2B3"), ("5, place d'Armes", "Gaspé", "QC", "G4X 1A9"),
            ]),
        GeneratedPerson(
            firstName: "Íñigo", lastName: "Núñez Peña", locale: "es-ES", country: "ES",
            addresses: [
                ("Calle del Olmo 14, 3.º B", "Cuenca", nil, "16001"), ("Avenida del Mar 200", "Cádiz", nil, "11006"),
                ("Plaza Mayor 1", "Burgos", nil, "09003"), ("Rúa Nova 33", "Lugo", nil, "27001"),
            ]),
        GeneratedPerson(
            firstName: "Jürgen", lastName: "Groß-Weißmüller", locale: "de-DE", country: "DE",
            addresses: [
                ("Lindenstraße 5 a", "Görlitz", nil, "02826"), ("Am Alten Hafen 17", "Husum", nil, "25813"),
                ("Königsweg 101", "Passau", nil, "94032"), ("Mühlgasse 2", "Erfurt", nil, "99084"),
            ]),
        GeneratedPerson(
            firstName: "さくら", lastName: "藤原", locale: "ja-JP", country: "JP",
            addresses: [
                ("緑町3-8-1", "札幌市", "北海道", "060-0001"), ("若葉台2-14", "松山市", "愛媛県", "790-0001"),
                ("港区通り5", "長崎市", "長崎県", "850-0001"), ("桜坂1-1", "金沢市", "石川県", "920-0001"),
            ]),
        GeneratedPerson(
            firstName: "ليلى", lastName: "الحدّاد", locale: "ar", country: "AE",
            addresses: [
                ("شارع النخيل ١٢", "العين", nil, "00000"), ("طريق الكورنيش ٤٠", "أبوظبي", nil, "00000"),
                ("ساحة السوق ٣", "الشارقة", nil, "00000"), ("حي الواحة ٧", "دبي", nil, "00000"),
            ]),
        GeneratedPerson(
            firstName: "Λυδία", lastName: "Παπαδοπούλου", locale: "en-US", country: "GR",
            addresses: [
                ("Οδός Ελιάς 9", "Βόλος", nil, "38221"), ("Ακτή Μιαούλη 70", "Πειραιάς", nil, "18538"),
                ("Λεωφόρος Νίκης 3", "Θεσσαλονίκη", nil, "54624"), ("Πλατεία 25ης Μαρτίου", "Χανιά", nil, "73100"),
            ]),
        GeneratedPerson(
            firstName: "Anne-Marie 'Mimi'", lastName: "O'Shea & Sons", locale: "en-US", country: "IE",
            addresses: [
                ("The Old Mill <back door>", "Ennis", "CE", "V95 X2P8"),
                ("6 \"Rose\" Cottages", "Sligo", "SO", "F91 A0C1"),
                ("14 Quay Street", "Galway", "G", "H91 T2K8"), ("2 Main Street", "Kinsale", "CO", "P17 F602"),
            ]),
    ]
}

/// The currency of a shop.
struct GeneratedCurrency: Sendable {
    let code: String
    /// How many digits stand after the decimal point.
    let decimals: Int

    static let all = [
        GeneratedCurrency(code: "USD", decimals: 2),
        GeneratedCurrency(code: "EUR", decimals: 2),
        GeneratedCurrency(code: "CAD", decimals: 2),
        GeneratedCurrency(code: "GBP", decimals: 2),
        GeneratedCurrency(code: "JPY", decimals: 0),
    ]

    /// An amount of the smallest coins as money is written in a State.
    func text(_ coins: Int) -> String {
        let digits = String(coins.magnitude)
        let sign = coins < 0 ? "-" : ""
        guard decimals > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
}
