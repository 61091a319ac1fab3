package shots

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"lontar/views/shell"
)

// clientPlan is a week of a client's own plan, as clients write them: a banner,
// ticks, hours with points, a day that does not exist, columns of their own.
var clientPlan = [][]any{
	{"EDITORIAL PLAN KOPI SENJA, MARET 2027"},
	{},
	{"No", "Tanggal", "Jam", "Platform", "Pilar", "Judul", "Caption", "Hashtag", "Format", "ACC Bu Rina", "Budget"},
	{1, "Senin, 29 Maret 2027", "16.30", "IG & FB", "Produk", "Es kopi gula aren, ukuran baru", "Lebih besar, manisnya tetap pas. Ada di semua gerai mulai hari ini.", "#KopiSenja #KopiGulaAren", "Foto", "ok", 0},
	{2, "Selasa, 30 Maret 2027", "19.00", "IG, TikTok", "Hiburan", "Barista tebak pesanan", "Tiga kata, satu tebakan. Coba tebak punya kamu di komentar.", "#KopiSenja #Barista", "Reels", "ok", 150000},
	{3, "31/03/2027", "prime time", "Semua platform", "Promo", "Beli 2 gratis 1, jam pulang kerja", "Rabu 16.00 sampai 18.00, di gerai dan ambil sendiri.", "#KopiSenja #Promo", "Carousel", "", 250000},
	{4, "1 Apr", "7 PM", "IG", "Edukasi", "Arabika dan robusta, beda di mana?", "Bukan soal pahit saja. Geser untuk lihat bedanya.", "#BelajarKopi", "Carousel", "", 0},
	{5, "31 Apr", "16.30", "IG", "Komunitas", "Cerita pelanggan: Mas Dito", "Lima tahun duduk di kursi yang sama.", "#KopiSenja", "Foto", "", 0},
	{6, "Sabtu, 3 April 2027", "10.00", "IG, FB, X", "Komunitas", "Kelas seduh gratis", "Sepuluh kursi, satu jam, bawa pulang bijinya.", "#KelasSeduh", "Foto", "ok", 100000},
}

// imported opens the client's plan in the import screen and presses Ctrl+Enter
// as often as asked: once shows the check of every row.
func imported(presses int) func(*shell.Shell, fyne.Window) error {
	return func(sh *shell.Shell, _ fyne.Window) error {
		dir, err := os.MkdirTemp("", "lontar-plan-")
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(dir) }()
		f := excelize.NewFile()
		defer func() { _ = f.Close() }() // in memory
		for i := range clientPlan {
			at, err := excelize.CoordinatesToCellName(1, i+1)
			if err != nil {
				return err
			}
			if err := f.SetSheetRow("Sheet1", at, &clientPlan[i]); err != nil {
				return err
			}
		}
		if err := f.MergeCell("Sheet1", "A1", "K1"); err != nil {
			return err
		}
		path := filepath.Join(dir, "EP Kopi Senja Maret 2027.xlsx")
		if err := f.SaveAs(path); err != nil {
			return err
		}
		sh.OpenImport(path)
		for range presses {
			sh.Press("Ctrl+Enter")
		}
		return nil
	}
}
