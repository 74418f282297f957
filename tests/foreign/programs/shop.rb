require 'json'
require 'net/http'
require 'uri'

HEADERS = { 'Authorization' => 'SECRET_KEY DEV0', 'Content-Type' => 'application/json' }.freeze
ORDER = { cid: 'TC0ONETIME', partner_order_id: 'A-1', partner_user_id: 'u-1' }.freeze

def post(url, body)
  answer = Net::HTTP.post(URI(url), JSON.generate(body), HEADERS)
  raise "#{answer.code} #{answer.body}" unless answer.code == '200'

  JSON.parse(answer.body)
end

kakao_pay = 'https://open-api.kakaopay.com/online/v1/payment/'
tid = post("#{kakao_pay}ready", ORDER.merge(
  item_name: '초코파이', quantity: 1, total_amount: 2200, tax_free_amount: 0, approval_url: 'http://localhost:8080/paid',
  cancel_url: 'http://localhost:8080/canceled', fail_url: 'http://localhost:8080/failed'
))['tid']
redirect = post("#{ENV.fetch('KAKAOPAY_SIMULATOR_URL')}/_sim/payments/#{tid}/pay", { method: 'MONEY' })['redirect']
token = URI.decode_www_form(URI(redirect).query).to_h['pg_token']
puts "paid #{post("#{kakao_pay}approve", ORDER.merge(tid: tid, pg_token: token))['amount']['total']}"
