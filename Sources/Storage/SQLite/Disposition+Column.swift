import Delivery
import GRDB

extension Disposition: DatabaseValueConvertible {}
