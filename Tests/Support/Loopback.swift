import Foundation

/// Sockets on this machine's own address, of which every byte is the test's.
package enum Loopback {
    /// What the system refused.
    package struct Failure: Error {}

    /// Opens a connection, which whoever asks for it closes.
    package static func connection(to port: Int) throws -> Int32 {
        let connection = newSocket()
        var address = address(port)
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            close(connection)
            throw Failure()
        }
        return connection
    }

    /// Listens on a port that is free; whoever asks for it closes it.
    package static func listener() throws -> (descriptor: Int32, port: Int) {
        let listener = newSocket()
        var address = address(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        guard isListening else {
            close(listener)
            throw Failure()
        }
        return (listener, Int(in_port_t(bigEndian: address.sin_port)))
    }

    private static func newSocket() -> Int32 {
        #if canImport(Darwin)
            socket(AF_INET, SOCK_STREAM, 0)
        #else
            socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return address
    }
}
