package probe

import "encoding/binary"

const tagOrientation = 0x0112

// orientation reads EXIF's orientation from a TIFF block; 1 when it says none.
func orientation(b []byte) int {
	if len(b) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch string(b[:4]) {
	case "II*\x00":
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 1
	}
	at := int64(order.Uint32(b[4:]))
	if at+2 > int64(len(b)) {
		return 1
	}
	count := int(order.Uint16(b[at:]))
	for n := range count {
		entry := at + 2 + 12*int64(n)
		if entry+12 > int64(len(b)) {
			return 1
		}
		if order.Uint16(b[entry:]) != tagOrientation {
			continue
		}
		if v := int(order.Uint16(b[entry+8:])); v >= 1 && v <= 8 {
			return v
		}
		return 1
	}
	return 1
}
