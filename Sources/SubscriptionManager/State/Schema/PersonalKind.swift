extension StateSchema {
    /// What a value says of a person, and so which stand-in it gets when a State of a shop becomes a fixture.
    public enum PersonalKind: String, Hashable, Sendable, CaseIterable {
        /// A given name.
        case firstName = "first-name"
        /// A family name.
        case lastName = "last-name"
        /// A given and a family name together.
        case fullName = "full-name"
        /// A name by which somebody logs in.
        case userName = "user-name"
        /// An e-mail address.
        case email
        /// A number of a telephone or a fax.
        case phone
        /// A line of an address: a street with its number, a flat.
        case street
        /// A postal code.
        case postalCode = "postal-code"
        /// A city, or a part of one.
        case city
        /// A company.
        case company
        /// What a customer calls an address or a card.
        case label
        /// Digits of a card's number.
        case cardNumber = "card-number"
        /// The number of a bank account, a tax payer, an identity card.
        case accountNumber = "account-number"
        /// By what the merchant, or somebody who works for the merchant, knows the customer.
        case customerID = "customer-id"
        /// The number of an order at the merchant: with it, an order can be looked up there.
        case orderNumber = "order-number"
        /// A visit to the shop.
        case sessionID = "session-id"
        /// The number of a parcel.
        case trackingNumber = "tracking-number"
        /// A code that takes something off the price: some are made for one person, and others are worth money.
        case code
        /// An address of the Internet Protocol.
        case ipAddress = "ip-address"
        /// A day of birth.
        case birthday
        /// Where somebody is, in degrees.
        case coordinate
        /// A link that leads to what only one person has: a parcel, a picture.
        case link
        /// What the customer wrote.
        case message
        /// A text of the shop's, in which a person may be named. The text is kept, but for what is replaced elsewhere.
        case text

        /// The kind as a sentence counts it: `1 e-mail address`, `12 e-mail addresses`.
        public func counted(_ count: Int) -> String {
            let (one, many) = nouns
            return "\(count) \(count == 1 ? one : many)"
        }

        private var nouns: (one: String, many: String) {
            switch self {
            case .firstName: ("first name", "first names")
            case .lastName: ("last name", "last names")
            case .fullName: ("full name", "full names")
            case .userName: ("user name", "user names")
            case .email: ("e-mail address", "e-mail addresses")
            case .phone: ("phone number", "phone numbers")
            case .street: ("street address", "street addresses")
            case .postalCode: ("postal code", "postal codes")
            case .city: ("city", "cities")
            case .company: ("company", "companies")
            case .label: ("label", "labels")
            case .cardNumber: ("card number", "card numbers")
            case .accountNumber: ("account number", "account numbers")
            case .customerID: ("customer id", "customer ids")
            case .orderNumber: ("order number", "order numbers")
            case .sessionID: ("session id", "session ids")
            case .trackingNumber: ("tracking number", "tracking numbers")
            case .code: ("discount code", "discount codes")
            case .ipAddress: ("IP address", "IP addresses")
            case .birthday: ("birthday", "birthdays")
            case .coordinate: ("coordinate", "coordinates")
            case .link: ("personal link", "personal links")
            case .message: ("message", "messages")
            case .text: ("text", "texts")
            }
        }
    }
}
