import CHashing

/// SHA-256 (FIPS 180-4) and HMAC (RFC 2104) by the system's libcrypto.
package enum SHA256 {
    private static let length = Int(DONDOC_SHA256_LENGTH)

    /// The 32 octets of the SHA-256.
    package static func hash(_ octets: some Collection<UInt8>) -> [UInt8] {
        let octets = ContiguousArray(octets)
        return unsafe written { result in
            unsafe octets.withUnsafeBufferPointer { octets in
                unsafe dondoc_sha256(octets.baseAddress, octets.count, result)
            }
        }
    }

    /// The 32 octets of the SHA-256 of the text in UTF-8.
    package static func hash(_ text: String) -> [UInt8] { hash(text.utf8) }

    /// The 32 octets of the HMAC-SHA-256 under the key.
    package static func code(
        _ octets: some Collection<UInt8>,
        key: some Collection<UInt8>
    ) -> [UInt8] {
        let (key, octets) = (ContiguousArray(key), ContiguousArray(octets))
        return unsafe written { result in
            unsafe key.withUnsafeBufferPointer { key in
                unsafe octets.withUnsafeBufferPointer { octets in
                    unsafe dondoc_hmac_sha256(
                        key.baseAddress,
                        key.count,
                        octets.baseAddress,
                        octets.count,
                        result
                    )
                }
            }
        }
    }

    /// libcrypto fails only where it is broken or memory is gone: nothing can be named or signed then.
    private static func written(_ write: (UnsafeMutablePointer<UInt8>?) -> Int32) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            precondition(unsafe write(buffer.baseAddress) == 1, "libcrypto has no SHA-256")
            count = length
        }
    }
}

extension Sequence<UInt8> {
    /// Two small hexadecimal digits an octet: `0aff`.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(2 * underestimatedCount)
        for octet in self {
            text.append(digits[Int(octet >> 4)])
            text.append(digits[Int(octet & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
