/// Takes every letter and sends none: a replay without a server.
package struct AcceptingTransport: Transport {
    package init() {}

    package func open() async throws(RelayFault) {}

    package func deliver(_ letter: OutboxLetter) async -> Outcome {
        .accepted(Reply(code: 250, enhanced: "2.0.0", text: "Ok"))
    }

    package func close() async {}
}
