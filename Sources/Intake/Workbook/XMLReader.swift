import CWorkbook
import Foundation

/// Is told of an XML document element by element; names come without their prefixes.
protocol XMLVisitor: AnyObject {
    func start(_ name: String, _ attributes: [String: String])
    func end(_ name: String)
    func text(_ text: String)
}

/// Walks through an XML document; the one user of expat.
enum XMLReader {
    /// Tells the visitor of the document; false for a document that is not well-formed, or declares a document type.
    static func read(_ octets: Data, with visitor: some XMLVisitor) -> Bool {
        let box = Box(visitor)
        let context = unsafe Unmanaged.passUnretained(box).toOpaque()
        let handlers = unsafe dondoc_xml_handlers(
            start: { context, name, attributes in
                let visitor = unsafe Box.visitor(context)
                var values: [String: String] = [:]
                if var next = unsafe attributes {
                    while let key = unsafe next.pointee, let value = unsafe (next + 1).pointee {
                        unsafe values[Box.local(key)] = unsafe String(cString: value)
                        unsafe next += 2
                    }
                }
                unsafe visitor.start(Box.local(name), values)
            },
            end: { context, name in
                unsafe Box.visitor(context).end(Box.local(name))
            },
            text: { context, octets, count in
                guard let octets = unsafe octets else { return }
                let bytes = unsafe UnsafeRawBufferPointer(start: octets, count: Int(count))
                unsafe Box.visitor(context).text(String(decoding: bytes, as: UTF8.self))
            }
        )
        return unsafe octets.withUnsafeBytes { buffer in
            unsafe dondoc_xml_parse(buffer.baseAddress, buffer.count, handlers, context) == 1
        }
    }

    private final class Box {
        let visitor: any XMLVisitor

        init(_ visitor: any XMLVisitor) {
            self.visitor = visitor
        }

        static func visitor(_ context: UnsafeMutableRawPointer?) -> any XMLVisitor {
            guard let context = unsafe context else { return Nobody() }
            return unsafe Unmanaged<Box>.fromOpaque(context).takeUnretainedValue().visitor
        }

        /// The name without its prefix: `row` of `x:row`.
        static func local(_ name: UnsafePointer<CChar>?) -> String {
            let whole = unsafe name.map { unsafe String(cString: $0) } ?? ""
            return whole.lastIndex(of: ":").map { String(whole[whole.index(after: $0)...]) }
                ?? whole
        }
    }

    private final class Nobody: XMLVisitor {
        func start(_ name: String, _ attributes: [String: String]) {}
        func end(_ name: String) {}
        func text(_ text: String) {}
    }
}
