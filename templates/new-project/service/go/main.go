// Answers HTTP: / with a greeting, /healthz with the health. Put your program here.
package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

// answer gives status and text for a path; the part below which the program is reached does not count.
func answer(path, basePath string) (int, string) {
	switch strings.TrimPrefix(path, basePath) {
	case "/healthz":
		return http.StatusOK, "ok"
	case "", "/":
		return http.StatusOK, "Hello"
	default:
		return http.StatusNotFound, "not found"
	}
}

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8000"
	}
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		status, text := answer(r.URL.Path, os.Getenv("BASE_PATH"))
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(text))
	})
	server := &http.Server{Addr: ":" + port, Handler: handler, ReadHeaderTimeout: 10 * time.Second}

	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()
	go func() {
		<-stop.Done()
		_ = server.Shutdown(context.Background())
	}()
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}
