import CNettle
import ECMAText

/// The Secure Hash Algorithm with a digest of 256 bits (FIPS 180-4).
struct SHA256 {
    private var context = sha256_ctx()

    /// Begins without any bytes.
    init() { nettle_sha256_init(&context) }

    /// Adds bytes.
    mutating func add(_ bytes: [UInt8]) { nettle_sha256_update(&context, bytes.count, bytes) }

    /// The digest of the bytes so far, in 64 lower-case hexadecimal digits.
    var hexadecimal: String {
        // Asking for a digest begins anew.
        var context = context
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        nettle_sha256_digest(&context, digest.count, &digest)
        return ECMAText.hexadecimal(digest)
    }

    /// The digest of some bytes, in 64 lower-case hexadecimal digits.
    static func hexadecimal(of bytes: [UInt8]) -> String {
        var digest = SHA256()
        digest.add(bytes)
        return digest.hexadecimal
    }
}
