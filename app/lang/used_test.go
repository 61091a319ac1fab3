package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestKeysInTheCodeExist reads the Go sources of the screens and jobs and
// fails for every lang.T, lang.N or lang.Has whose key has no text. Of a key
// put together at run time its literal beginning must begin some key.
func TestKeysInTheCodeExist(t *testing.T) {
	root := filepath.Join("..", "..")
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		t.Skip("the sources are not here")
	}
	texts := tables[Indonesian].texts
	files := token.NewFileSet()
	n := 0
	check := func(file string) {
		src, err := parser.ParseFile(files, file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Errorf("%v", err)
			return
		}
		ast.Inspect(src, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 || !asksForText(call, src.Name.Name) {
				return true
			}
			literal, whole := beginning(call.Args[0])
			if literal == "" {
				return true
			}
			n++
			if !known(texts, literal, whole) {
				t.Errorf("%s: no text for %q", files.Position(call.Pos()), literal)
			}
			return true
		})
	}
	for _, dir := range []string{"app", "views"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(p string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(p, ".go") && !strings.HasSuffix(p, "_test.go") {
				check(p)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	if n < 10 {
		t.Errorf("found only %d keys in the code: the test does not see it", n)
	}
}

func asksForText(call *ast.CallExpr, pkg string) bool {
	name := ""
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); !ok || x.Name != "lang" {
			return false
		}
		name = f.Sel.Name
	case *ast.Ident:
		if pkg != "lang" {
			return false
		}
		name = f.Name
	}
	return name == "T" || name == "N" || name == "Has"
}

// beginning is the literal a key starts with, and whether that is the whole key.
func beginning(e ast.Expr) (literal string, whole bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.BinaryExpr:
		s, _ := beginning(e.X)
		return s, false
	case *ast.ParenExpr:
		return beginning(e.X)
	}
	return "", false
}

func known(texts map[string]string, key string, whole bool) bool {
	if _, ok := texts[key]; ok {
		return true
	}
	if _, ok := texts[key+".other"]; ok {
		return true
	}
	if whole {
		return false
	}
	for k := range texts {
		if strings.HasPrefix(k, key) {
			return true
		}
	}
	return false
}
