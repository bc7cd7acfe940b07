import Campaigns
import Texts

/// Reads the lists of recipients, `NGƯỜI NHẬN`.
struct RecipientStage {
    let blocks: [Block]
    let findings: FindingBox

    func lists() -> [RecipientList] {
        blocks.map { block in
            let reader = ValueReader(block, findings)
            reader.requireKeys()
            var list = RecipientList(id: RecipientListID(block.id), name: block.name ?? block.id)
            list.addresses = reader.values(.address) { cursor throws(Finding) in
                try cursor.address()
            }
            return list
        }
    }
}
