import CNettle
import ECMAText

/// The Secure Hash Algorithm with a digest of 256 bits (FIPS 180-4).
enum SHA256 {
    /// The digest of some bytes, in 64 lower-case hexadecimal digits.
    static func hexadecimal(of bytes: [UInt8]) -> String {
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        nettle_sha256_update(&context, bytes.count, bytes)
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        nettle_sha256_digest(&context, digest.count, &digest)
        return ECMAText.hexadecimal(digest)
    }
}
