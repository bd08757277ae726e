import ECMAText

/// Which names of fields, and of parameters in a URL, say that their value is about a person.
///
/// As with ``SecretName``, a name is compared word by word: `firstName`, `Shipping-First-Name` and `FIRST_NAME_2` all
/// name a first name. What counts is how a name ends: `email_address` holds one, `email_opt_in` does not.
enum PersonalName {
    /// Whose fields are looked at.
    enum Owner {
        /// Anybody's, or nobody's.
        case unknown
        /// A person's, or those of something that has a person's address: `name` is a person's name.
        case person
        /// The customer's: `id` is the customer's id, too.
        case customer
    }

    /// What a value under a name says of a person; nil where the name does not tell.
    static func kind(of name: UnsafeBufferPointer<UInt8>, in owner: Owner = .unknown) -> StateSchema.PersonalKind? {
        var words = words(of: name)
        if let kind = kind(of: words, in: owner) { return kind }
        // A number counts: `address_2`. Only in `last4` it means something.
        while words.count > 1, words.last?.utf8.allSatisfy(\.isASCIIDigit) == true { words.removeLast() }
        return kind(of: words, in: owner)
    }

    private static func kind(of words: [String], in owner: Owner) -> StateSchema.PersonalKind? {
        if words.count == 1, owner != .unknown, let kind = ofPersons[words[0]] { return kind }
        if words.count == 1, owner == .customer, ["id", "uuid", "gid", "number"].contains(words[0]) {
            return .customerID
        }
        // The longest end that means something: `ip_address` before `address`.
        return words.indices.lazy.compactMap { ends[words[$0...].joined(separator: "_")] }.first
    }

    /// Whose fields an object has that stands under a name.
    static func owner(under name: UnsafeBufferPointer<UInt8>, in owner: Owner) -> Owner {
        let words = words(of: name)
        if let last = words.last, customers.contains(singular(last)) { return .customer }
        return words.contains { persons.contains(singular($0)) } ? .person : .unknown
    }

    private static func words(of name: UnsafeBufferPointer<UInt8>) -> [String] {
        // No name that means something is as long.
        guard name.count <= 64 else { return [] }
        return name.split { !SecretName.isLetter($0) && !$0.isASCIIDigit }
            .flatMap { SecretName.words(of: Array($0)) }
    }

    private static func singular(_ word: String) -> String {
        word.hasSuffix("sses")
            ? String(word.dropLast(2))
            : word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
    }

    private static let customers: Set<String> = [
        "account", "buyer", "client", "customer", "member", "profile", "shopper", "subscriber", "user",
    ]
    private static let persons: Set<String> = [
        "address", "billing", "cardholder", "consignee", "contact", "delivery", "friend", "gift", "giftee", "guest",
        "holder", "owner", "payer", "person", "recipient", "referee", "referrer", "sender", "shipping",
    ]

    /// What a single word means where a person's fields are.
    private static let ofPersons: [String: StateSchema.PersonalKind] = [
        "name": .fullName, "first": .firstName, "last": .lastName, "line": .street, "message": .message,
        "from": .fullName, "to": .fullName,
    ]

    /// What the end of a name means.
    private static let ends: [String: StateSchema.PersonalKind] = {
        var ends: [String: StateSchema.PersonalKind] = [:]
        for (kind, names) in names {
            for name in names.split(separator: " ") { ends[String(name)] = kind }
        }
        return ends
    }()

    private static let names: [(StateSchema.PersonalKind, String)] = [
        (
            .firstName,
            "first_name firstname fname given_name givenname forename middle_name middlename nickname preferred_name"
        ),
        (.lastName, "last_name lastname lname family_name familyname surname maiden_name"),
        (
            .fullName,
            "full_name fullname customer_name contact_name recipient_name receiver_name sender_name billing_name "
                + "shipping_name buyer_name shopper_name holder_name account_name person_name real_name legal_name "
                + "recipient holder cardholder attention attn gift_from gift_to giftee consignee salutation_name "
                + "customer_rep signature_name owner_name company_contact"
        ),
        (.userName, "user_name username login handle screen_name twitter instagram"),
        (.email, "email emails e_mail mail mails email_address mail_address e_mail_address emailaddress"),
        (
            .phone,
            "phone phones phone_number phonenumber telephone telephone_number tel mobile mobile_number mobile_phone cell "
                + "cell_phone cellphone fax fax_number msisdn whatsapp sms_number"
        ),
        (
            .street,
            "address addresses address_line addr street street_address street_name street_line streetaddress "
                + "house_number housenumber line_address apartment apt flat"
        ),
        (.postalCode, "zip zipcode zip_code postal_code postalcode postcode post_code postal plz zip_postal_code"),
        (.city, "city town locality suburb district village municipality county"),
        (.company, "company company_name organization organization_name organisation organisation_name employer"),
        (
            .cardNumber,
            "card_number cc_number cardnumber pan last_4 last_four last_digits lastfour lastdigits number_ending "
                + "card_ending card_last gift_card"
        ),
        (
            .accountNumber,
            "iban bic account_number bank_account routing_number sort_code ssn vat_number vat_id tax_id tax_number "
                + "national_id passport passport_number license_number licence_number"
        ),
        (
            .customerID,
            "customer_id customerid customer_uuid customer_number customer customers user_id userid user_uuid user "
                + "shopper_id shopper account_id member_id membership_number loyalty_id loyalty_number profile_id "
                + "visitor_id device_id anonymous_id client_id contact_id subscriber_id distinct_id uid crm_id "
                + "customer_gid fingerprint"
        ),
        (
            .orderNumber,
            "order_number order_no order_name order_id orderid ordernumber order_merchant_id merchant_order_id "
                + "confirmation_number invoice_number invoice_id receipt_number transaction_id charge_id"
        ),
        (.sessionID, "session_id sessionid visit_id cart_id checkout_id"),
        (
            .trackingNumber,
            "tracking_number tracking_numbers tracking_code tracking_id tracking_no trackingnumber shipment_number "
                + "shipment_id parcel_number waybill awb"
        ),
        (
            .code,
            "coupon_code promo_code discount_code voucher_code gift_code gift_card_code referral_code coupon voucher "
                + "promocode"
        ),
        (.ipAddress, "ip ip_address ipaddress remote_addr ipv"),
        (.birthday, "birthday birthdate birth_date date_of_birth birth dob bday"),
        (.coordinate, "latitude longitude lat lng lon coordinates geo geolocation"),
        (
            .link,
            "tracking_url tracking_link tracking_urls avatar avatar_url gravatar photo photo_url profile_url "
                + "profile_picture status_url order_status_url receipt_url invoice_url referral_url referral_link"
        ),
        (
            .message,
            "gift_message gift_note giftmessage note notes comment comments instruction instructions "
                + "delivery_instructions memo remark remarks engraving personalization personalisation inscription "
                + "dedication custom_text cancel_reason cancel_details feedback bio"
        ),
    ]
}
