package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
)

func post(address string, body any, answer any) {
	sent, _ := json.Marshal(body)
	request, _ := http.NewRequest("POST", address, bytes.NewReader(sent))
	request.Header.Set("Authorization", "SECRET_KEY DEV0")
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(answer); err != nil || response.StatusCode != 200 {
		log.Fatal(response.Status, err)
	}
}

func main() {
	kakaoPay := "https://open-api.kakaopay.com/online/v1/payment/"
	var ready struct{ Tid string }
	post(kakaoPay+"ready", map[string]any{
		"cid": "TC0ONETIME", "partner_order_id": "A-1", "partner_user_id": "u-1", "item_name": "초코파이", "quantity": 1,
		"total_amount": 2200, "tax_free_amount": 0, "approval_url": "http://localhost:8080/paid",
		"cancel_url": "http://localhost:8080/canceled", "fail_url": "http://localhost:8080/failed",
	}, &ready)
	var payer struct{ Redirect string }
	post(os.Getenv("KAKAOPAY_SIMULATOR_URL")+"/_sim/payments/"+ready.Tid+"/pay", map[string]any{"method": "MONEY"}, &payer)
	back, _ := url.Parse(payer.Redirect)
	var approved struct{ Amount struct{ Total int } }
	post(kakaoPay+"approve", map[string]any{
		"cid": "TC0ONETIME", "partner_order_id": "A-1", "partner_user_id": "u-1", "tid": ready.Tid,
		"pg_token": back.Query().Get("pg_token"),
	}, &approved)
	fmt.Println("paid", approved.Amount.Total)
}
